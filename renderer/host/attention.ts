const lockName = (workspace: string) => `kotsukotsu:in-front:${workspace}`;

/**
 * True when this window is seen and has the keyboard. That it is seen is not enough: the shell's window claims to be
 * visible always, so that its clock goes on.
 */
function hasAttention(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/**
 * Tells the other windows of a workspace while this one is in front, by a lock that ends with the window, however it ends.
 * @returns a function that ends it
 */
export function tellAttention(workspace: string): () => void {
  let leave: AbortController | null = null;
  const tell = () => {
    if (!hasAttention()) {
      leave?.abort();
      leave = null;
    } else if (!leave) {
      leave = new AbortController();
      void holdLock(lockName(workspace), leave.signal);
    }
  };
  const ending = new AbortController();
  for (const event of ['focus', 'blur']) window.addEventListener(event, tell, { signal: ending.signal });
  document.addEventListener('visibilitychange', tell, { signal: ending.signal });
  tell();
  return () => {
    ending.abort();
    leave?.abort();
  };
}

/** True while a window of the workspace is in front, be it another one than this. */
export async function isInFront(workspace: string): Promise<boolean> {
  if (hasAttention()) return true;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockName(workspace));
}

async function holdLock(name: string, signal: AbortSignal): Promise<void> {
  const left = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  await navigator.locks.request(name, { mode: 'shared' }, () => (signal.aborted ? undefined : left));
}
