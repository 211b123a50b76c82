import type { Page } from '@playwright/test';
import type { EventName } from '#shared/host/contract.ts';
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

/**
 * Starts listening in the page. Resolves when the main process knows of it, to a function that gives what has been
 * heard since.
 */
export async function listen(page: Page, name: EventName): Promise<() => Promise<unknown[]>> {
  await page.evaluate(async (name) => {
    const { host } = window as unknown as { host: LooseHost };
    const heard: unknown[] = [];
    Object.assign(window, { [`heard-${name}`]: heard });
    host.on(name, (payload) => heard.push(payload));
    // Messages arrive in order: when this request is answered, main knows of the listener.
    await host.ask('launch.get');
  }, name);
  return () =>
    page.evaluate((name) => (window as unknown as Record<string, unknown[]>)[`heard-${name}`] ?? [], name);
}
