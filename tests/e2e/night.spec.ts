import type { BrowserContext, Page } from '@playwright/test';
import { formatFor } from '#renderer/locales/format.ts';
import type { Register } from '#renderer/locales/registers.ts';
import { withoutReadings } from '#renderer/ui/ruby.ts';
import { HEARTBEAT_MS } from '#shared/domain/focus-clock.ts';
import { MINUTE_MS } from '#shared/domain/instant.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { button, expect, expectText, field, goTo, ready, test } from './fixture.ts';
import { pass } from './pass.ts';
import { setClock } from './set-clock.ts';
import { storedEntries } from './stored.ts';
import { saying, type Words } from './words.ts';

/*
 * A block runs, the computer is closed at 23:40 and opened at 8:10. Nothing of the night is counted until the member
 * says so, and each answer comes to exactly what it says. Each is given in another register.
 */

const STARTED = new Date('2026-11-23T23:35:00+09:00');
const CLOSED_AT = Date.parse('2026-11-23T23:40:00+09:00');
const DAY_START_AT = Date.parse('2026-11-24T04:00:00+09:00');
const [MONDAY, TUESDAY] = ['2026-11-23', '2026-11-24'] as const;
const TASK = 'しごとA';

test.use({ timezoneId: 'Asia/Tokyo' });

const answers: ReadonlyArray<{
  register: Register;
  name: string;
  give: (page: Page, words: Words) => Promise<void>;
  check: (page: Page, before: TimeEntry, expectTotal: Total) => Promise<void>;
}> = [
  {
    register: 'ja',
    name: 'counted, it belongs to both days',
    give: (page, words) => button(page, words('focus.unsureKeep')).click(),
    check: async (page, _before, expectTotal) => {
      const { startAt, endAt } = await ended(page);
      expect(endAt - startAt).toBeGreaterThanOrEqual(515 * MINUTE_MS);
      await expectTotal(MONDAY, DAY_START_AT - startAt);
      await expectTotal(TUESDAY, endAt - DAY_START_AT);
    },
  },
  {
    register: 'ja-easy',
    name: 'left out, there is only what was seen',
    give: (page, words) => button(page, words('focus.unsureLeaveOut')).click(),
    check: async (page, { startAt, unsure }, expectTotal) => {
      const { endAt } = await ended(page);
      await expectTotal(MONDAY, (unsure[0]?.startAt ?? 0) - startAt);
      // In the morning only what came after the answer counts.
      const [entry] = await storedEntries(page);
      await expectTotal(TUESDAY, endAt - (entry?.pauses[0]?.endAt ?? 0));
    },
  },
  {
    register: 'en',
    name: 'ended where it was last seen, the block ends there to the millisecond',
    give: async (page) => {
      await page
        .getByRole('button', { name: /23:(39|40)/ })
        .first()
        .click();
    },
    check: async (page, { startAt, unsure }, expectTotal) => {
      const [entry] = await storedEntries(page);
      expect(entry?.endAt).toBe(unsure[0]?.startAt);
      await expectTotal(MONDAY, (unsure[0]?.startAt ?? 0) - startAt);
      await expectTotal(TUESDAY, 0);
    },
  },
];

for (const { register, name, give, check } of answers) {
  test.describe(`a night with a running block, ${register}`, () => {
    test.use({ register });

    test(name, async ({ context, openApp, words }) => {
      const page = await overNight(context, openApp, words);
      const [before] = await storedEntries(page);
      if (!before) throw new Error('the block is gone');
      await give(page, words);
      await expect.poll(async () => (await storedEntries(page))[0]?.unsure).toEqual([]);
      if ((await storedEntries(page))[0]?.endAt === null) {
        await button(page, words('focus.stop')).first().click();
        await expect(page.getByRole('timer')).toHaveCount(0);
      }
      await check(page, before, totalsOf(page, words, register));
    });
  });
}

/** The morning after, before anything was said. */
async function overNight(
  context: BrowserContext,
  openApp: (context: BrowserContext) => Promise<Page>,
  words: Words,
): Promise<Page> {
  await setClock(context, STARTED);
  const page = await openApp(context);
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await field(page, words('today.add')).fill(TASK);
  await page.keyboard.press('Enter');
  await button(page, words('today.startItem', { title: TASK }))
    .first()
    .click();
  await expect(page.getByRole('timer')).toBeVisible();
  await pass(page, 5);
  await page.clock.fastForward('08:30:00');

  // Asked quietly: nothing takes the focus, and nothing is counted, also after the page was opened anew.
  for (const isAgain of [false, true]) {
    if (isAgain) await page.reload();
    await expectText(page, words('focus.unsureNote'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('timer')).toHaveText(/^0:0[45]:/);
  }
  const [entry] = await storedEntries(page);
  const [night] = entry?.unsure ?? [];
  expect(entry?.endAt).toBeNull();
  // It was last seen at a heartbeat before it was closed, give or take what the test itself took.
  expect(night?.startAt).toBeGreaterThan(CLOSED_AT - 2 * HEARTBEAT_MS);
  expect(night?.startAt).toBeLessThan(CLOSED_AT + MINUTE_MS);
  return page;
}

async function ended(page: Page): Promise<{ startAt: number; endAt: number }> {
  await expect.poll(async () => (await storedEntries(page))[0]?.endAt ?? null).not.toBeNull();
  const [entry] = await storedEntries(page);
  return { startAt: entry?.startAt ?? 0, endAt: entry?.endAt ?? 0 };
}

type Total = (day: string, ms: number) => Promise<void>;

/** The log of a day says that so much was worked altogether; with 0, it holds nothing. */
function totalsOf(page: Page, words: Words, register: Register): Total {
  return async (day, ms) => {
    await goTo(page, `/log/${day}`, 'log');
    await expect(field(page, words('log.chooseDay'))).toHaveValue(day);
    if (ms === 0) return expect(page.locator('[data-row="entry"]')).toHaveCount(0);
    const duration = withoutReadings(formatFor(register).duration(ms).markup);
    const said = saying(words('log.worked', { duration }));
    await expect(page.getByRole('main')).toHaveText(said, { useInnerText: true });
  };
}
