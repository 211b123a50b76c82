import { type ComponentType, lazy, Suspense, useState } from 'react';

const loaders: (() => Promise<unknown>)[] = [];

/**
 * A component that is fetched when it is first shown, or before that by `fetchAhead`. Where the fetching fails it
 * breaks, and is fetched anew when it is shown the next time (`lazy` alone would stay broken).
 */
export function lazily<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  let latest = lazy(tryLoad);
  async function tryLoad() {
    try {
      return await load();
    } catch (error) {
      latest = lazy(tryLoad);
      throw error;
    }
  }
  loaders.push(load);
  return function Lazily(props: Props) {
    const [Loaded] = useState(() => latest);
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

/** Fetches all that is shown lazily, so that it opens also when the app's host is out of reach later. */
export function fetchAhead(): void {
  // What cannot be fetched now is fetched when it is shown.
  void Promise.allSettled(loaders.map((load) => load()));
}
