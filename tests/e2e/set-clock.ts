import type { BrowserContext } from '@playwright/test';

declare global {
  interface Window {
    ownDate?: DateConstructor;
  }
}

/**
 * Puts the pages of a context under Playwright's clock, which goes on from `time` by itself. Playwright's `Date` makes
 * dates of the browser's own class even when a subclass is called; subclasses such as `TZDate` would lose their zones.
 * So `Date` stays the browser's, and only reads the time from that clock.
 */
export async function setClock(context: BrowserContext, time?: Date): Promise<void> {
  await context.addInitScript(() => {
    window.ownDate = window.Date;
  });
  await context.clock.install(time ? { time } : {});
  await context.addInitScript(() => {
    const [Own, clock] = [window.ownDate, window.Date];
    if (!Own || Own === clock) return;
    const asked = function (this: unknown, ...given: number[]) {
      const when = (given.length === 0 ? [clock.now()] : given) as [number];
      return new.target ? Reflect.construct(Own, when, new.target) : new Own(...when).toString();
    };
    asked.prototype = Own.prototype;
    Object.setPrototypeOf(asked, Own);
    window.Date = Object.assign(asked as unknown as DateConstructor, { now: () => clock.now() });
  });
}

/** Puts the pages of a context under a clock that stands still at `time`, while timers run on. */
export async function stopClock(context: BrowserContext, time: Date): Promise<void> {
  await setClock(context, time);
  await context.clock.setFixedTime(time);
}
