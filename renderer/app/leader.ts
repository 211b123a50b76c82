/**
 * Runs `lead` while this window is the only one that does, among all windows of this workspace. Waits for its turn;
 * gives it up when `signal` ends.
 * @param lead is started when the turn comes; the function it returns ends it
 */
export async function whileLeader(
  name: string,
  signal: AbortSignal,
  lead: () => { close(): Promise<void> },
): Promise<void> {
  try {
    await navigator.locks.request(`kotsukotsu:${name}`, { signal }, async () => {
      const led = lead();
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve(), { once: true });
      });
      await led.close();
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
