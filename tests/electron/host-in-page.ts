import type { Page } from '@playwright/test';
import type { HostUnderTest } from '#tests/host-contract.ts';

type LooseHost = {
  can: unknown;
  ask(name: string, ...request: unknown[]): Promise<unknown>;
  on(name: string, listener: (payload: unknown) => void): () => void;
};

/** `window.host` of a page, as a test reaches it. The page is asked for anew each time, since a crash replaces it. */
export function hostInPage(page: () => Page): Omit<HostUnderTest, 'close'> {
  return {
    can: () => page().evaluate(() => (window as unknown as { host: LooseHost }).host.can),
    ask: (name, ...request) =>
      page().evaluate(
        ({ name, request }) => (window as unknown as { host: LooseHost }).host.ask(name, ...request),
        { name, request },
      ),
    listenOnce: (name) =>
      page().evaluate((name) => {
        const end = (window as unknown as { host: LooseHost }).host.on(name, () => {});
        end();
        return typeof end;
      }, name),
  };
}

/** Starts listening in the page, as the main process knows by then; `heard` answers what has come since. */
export async function listen(page: Page, name: 'power' | 'link'): Promise<() => Promise<unknown[]>> {
  await page.evaluate(async (name) => {
    const { host } = window as unknown as { host: LooseHost };
    const heard: unknown[] = [];
    Object.assign(window, { [`heard-${name}`]: heard });
    host.on(name, (payload) => heard.push(payload));
    // What is asked after it is answered after it.
    await host.ask('launch.get');
  }, name);
  return () =>
    page.evaluate((name) => (window as unknown as Record<string, unknown[]>)[`heard-${name}`] ?? [], name);
}
