import { useEffect, useState } from 'react';

/** On the screen that shows its rows, and on what is shown where one cannot. */
const USABLE = '[data-ready]';

/**
 * Resolves when a screen shows its rows, or that it cannot: until then nothing else may take its time. Also when `signal`
 * ends before.
 */
export function untilUsable(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): boolean => document.querySelector(USABLE) !== null;
    if (look()) return resolve();
    const watch = new MutationObserver(() => {
      if (!look()) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-ready'] });
    signal.addEventListener('abort', () => {
      watch.disconnect();
      resolve();
    });
  });
}

/** Whether a screen was usable since this was first shown. */
export function useUsable(): boolean {
  const [isUsable, setUsable] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    void untilUsable(leaving.signal).then(() => setUsable(!leaving.signal.aborted));
    return () => leaving.abort();
  }, []);
  return isUsable;
}
