import { useEffect, useState } from 'react';

/** Set on a screen that shows its rows, and on the page that replaces one that cannot. */
const USABLE = '[data-ready]';

/**
 * Resolves when a screen shows its rows, or an error in their place, or when `signal` aborts. Work that can wait begins
 * only then.
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

/** Whether a screen has been usable since the component was mounted. */
export function useUsable(): boolean {
  const [isUsable, setUsable] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    void untilUsable(leaving.signal).then(() => setUsable(!leaving.signal.aborted));
    return () => leaving.abort();
  }, []);
  return isUsable;
}
