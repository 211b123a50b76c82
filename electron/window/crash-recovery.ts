/** The part of Electron's `WebContents` that tells of a crash. */
export interface CrashableContents {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown;
  isDestroyed(): boolean;
  reload(): void;
}

/** Time, for the pauses between reloads. */
export interface Timer {
  /** Milliseconds that only go forward. */
  now(): number;
  after(ms: number, action: () => void): void;
}

const CALM_MS = 60_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Loads the page again when its process is gone. At once the first time; a page that goes on crashing is given a pause
 * that doubles up to 30 s, until it has run for a minute without a crash.
 */
export function recoverFromCrashes(contents: CrashableContents, timer: Timer): void {
  let lastCrash = Number.NEGATIVE_INFINITY;
  let pauseMs = 0;
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = timer.now();
    const isRepeated = now - lastCrash < CALM_MS;
    pauseMs = isRepeated ? Math.min(Math.max(1_000, pauseMs * 2), LONGEST_PAUSE_MS) : 0;
    lastCrash = now;
    timer.after(pauseMs, () => {
      if (!contents.isDestroyed()) contents.reload();
    });
  });
}
