import { useEffect, useState } from 'react';

/** Whether the browser has promised not to clear the database when room gets short on the disk. */
async function isLasting(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false;
}

/**
 * Asks the browser for that promise, unless it has given it. It may say no, and may say yes another time, when it knows
 * the app better.
 */
export async function askToLast(): Promise<void> {
  if (!(await isLasting())) await navigator.storage?.persist?.();
}

/** Whether the browser has promised so; undefined until that is known. */
export function useIsLasting(): boolean | undefined {
  const [answer, setAnswer] = useState<boolean>();
  useEffect(() => {
    let isGone = false;
    void isLasting().then((lasts) => isGone || setAnswer(lasts));
    return () => {
      isGone = true;
    };
  }, []);
  return answer;
}
