import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { WorkspaceDb } from './database.ts';
import { keepIdentity } from './keep-identity.ts';
import type { Workspace } from './workspace.ts';

/** The open workspace; provided by `main.tsx`. */
export const WorkspaceContext = createContext<Workspace | null>(null);

/** The open workspace. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('no workspace is open');
  return workspace;
}

/**
 * Rows as a live query; undefined until the first answer. Screens read in this way only. What did not change is the same
 * object as before, so that its row need not be drawn again.
 */
export function useRows<T>(
  query: (db: WorkspaceDb) => Promise<T>,
  deps: ReadonlyArray<unknown>,
): T | undefined {
  const { db } = useWorkspace();
  const last = useRef<T>(undefined);
  return useLiveQuery(async () => {
    const rows = keepIdentity(last.current, await query(db));
    last.current = rows;
    return rows;
  }, [db, ...deps]);
}

/** Plain data that was worked out anew; where it is equal to what it was before, the same object as before. */
export function useSame<T>(value: T): T {
  const last = useRef(value);
  const same = keepIdentity(last.current, value);
  useEffect(() => {
    last.current = same;
  });
  return same;
}

/**
 * The time now in UTC milliseconds, renewed every `everyMs` (null: never), and whenever the window is shown or hidden. It
 * begins at a multiple of `everyMs`, so that parts of a screen that go by the minute mostly see the same minute.
 */
export function useNow(everyMs: number | null): number {
  const { around } = useWorkspace();
  const [now, setNow] = useState(() => around.now());
  useEffect(() => {
    const renew = () => setNow(around.now());
    if (everyMs === null) return onVisibility(renew);
    let interval: ReturnType<typeof setInterval> | undefined;
    const first = setTimeout(
      () => {
        renew();
        interval = setInterval(renew, everyMs);
      },
      everyMs - (around.now() % everyMs),
    );
    const end = onVisibility(renew);
    return () => {
      clearTimeout(first);
      clearInterval(interval);
      end();
    };
  }, [around, everyMs]);
  return now;
}

/** Calls `act` whenever the window is shown or hidden. @returns a function that ends it */
function onVisibility(act: () => void): () => void {
  document.addEventListener('visibilitychange', act);
  return () => document.removeEventListener('visibilitychange', act);
}
