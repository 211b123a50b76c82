import { type ComponentType, useEffect, useState } from 'react';

/** A part of the app that is fetched when it is first needed, or before that. */
export interface LazyPart {
  isHere(): boolean;
  /** Fetches it, unless it is here. Rejects when it cannot be fetched; the next time it is tried anew. */
  load(): Promise<void>;
}

const parts: LazyPart[] = [];

/** A part of the app that is fetched when it is first needed, or ahead. @param take is called with what came, once */
function lazyPart<T>(load: () => Promise<T>, take: (loaded: T) => void): LazyPart {
  let isHere = false;
  let loading: Promise<void> | null = null;
  const part: LazyPart = {
    isHere: () => isHere,
    load() {
      if (isHere) return Promise.resolve();
      loading ??= load()
        .then((loaded) => {
          take(loaded);
          isHere = true;
        })
        .finally(() => {
          loading = null;
        });
      return loading;
    },
  };
  parts.push(part);
  return part;
}

// The rare characters of the font are fetched ahead first, as texts of the member may have them. Until they are here, a
// font of the system shows them.
lazyPart(
  () => import('#renderer/ui/rare-faces.ts'),
  () => {},
);

/**
 * A component that is fetched when it is first shown, or before that by its `part`. It shows nothing until it is here;
 * if it cannot be fetched, it throws while it is drawn, and is fetched again when it is shown the next time. (React's
 * own `lazy` would go on throwing, and `Suspense` holds back for a third of a second what comes soon after something
 * else.)
 * @param isExtra it only adds to what is shown: if it cannot be fetched, it goes on showing nothing
 */
export function lazily<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  { isExtra = false } = {},
) {
  let here: ComponentType<Props> | null = null;
  const part = lazyPart(load, (loaded) => {
    here = loaded.default;
  });

  function Lazily(props: Props) {
    const [Shown, setShown] = useState(() => here);
    const [failure, setFailure] = useState<{ error: unknown } | null>(null);
    useEffect(() => {
      if (Shown) return;
      let isGone = false;
      part.load().then(
        () => isGone || setShown(() => here),
        (error: unknown) => isGone || isExtra || setFailure({ error }),
      );
      return () => {
        isGone = true;
      };
    }, [Shown]);
    if (failure) throw failure.error;
    return Shown && <Shown {...props} />;
  }
  return Object.assign(Lazily, { part });
}

/**
 * Fetches all that is shown lazily, so that it opens also when the app's web server cannot be reached later: one part
 * after the other, each in an idle moment. What cannot be fetched now is fetched when it is shown. Resolves when all
 * was tried.
 */
export async function fetchAhead(signal: AbortSignal): Promise<void> {
  for (const part of parts) {
    if (part.isHere()) continue;
    await new Promise<unknown>((idle) => requestIdleCallback(idle));
    if (signal.aborted) return;
    await part.load().catch(() => undefined);
  }
}
