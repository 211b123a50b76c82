import type { BrowserContext, Page } from '@playwright/test';
import { type Register, registers } from '#renderer/locales/registers.ts';
import { HEARTBEAT_MS } from '#shared/domain/focus-clock.ts';
import { MINUTE_MS } from '#shared/domain/instant.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import type { Words } from '#tests/words.ts';
import { button, expect, expectText, field, goTo, ready, test } from './fixture.ts';
import { pass } from './pass.ts';
import { setClock } from './set-clock.ts';
import { storedEntries } from './stored.ts';
import { expectInWeek, type Total, timeIn, totalsOf } from './totals.ts';

/*
 * A block runs, the computer is closed at 23:40 and opened at 8:10. Nothing of the night is counted until the member
 * says so, and each answer comes to exactly what it says. They are given in turn in each register.
 */

const STARTED = new Date('2026-11-23T23:35:00+09:00');
const CLOSED_AT = Date.parse('2026-11-23T23:40:00+09:00');
const CHOSEN_END_AT = Date.parse('2026-11-24T01:15:00+09:00');
const DAY_START_AT = Date.parse('2026-11-24T04:00:00+09:00');
const [MONDAY, TUESDAY] = ['2026-11-23', '2026-11-24'] as const;
const TASK = 'しごとA';

test.use({ timezoneId: 'Asia/Tokyo' });

const answers: ReadonlyArray<{
  name: string;
  give: (page: Page, words: Words, register: Register) => Promise<void>;
  check: (page: Page, before: TimeEntry, expectTotal: Total) => Promise<void>;
}> = [
  {
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
    name: 'ended where it was last seen, the block ends there to the millisecond',
    give: async (page, words, register) => {
      const at = (minutes: number) =>
        button(page, words('focus.unsureStop', { time: timeIn(register, 23, minutes) }));
      await at(39).or(at(40)).click();
    },
    check: async (page, { startAt, unsure }, expectTotal) => {
      const [entry] = await storedEntries(page);
      expect(entry?.endAt).toBe(unsure[0]?.startAt);
      await expectTotal(MONDAY, (unsure[0]?.startAt ?? 0) - startAt);
      await expectTotal(TUESDAY, 0);
    },
  },
  {
    name: 'ended at a time of its own, which is of that night',
    give: async (page, words) => {
      await button(page, words('focus.unsureChoose')).click();
      await field(page, words('focus.unsureEnd')).fill('1:15');
      await button(page, words('focus.unsureSave')).click();
    },
    check: async (page, { startAt }, expectTotal) => {
      const [entry] = await storedEntries(page);
      expect(entry?.endAt).toBe(CHOSEN_END_AT);
      await expectTotal(MONDAY, CHOSEN_END_AT - startAt);
      await expectTotal(TUESDAY, 0);
    },
  },
];

for (const [index, { name, give, check }] of answers.entries()) {
  const register = registers[index % registers.length] ?? 'ja';
  test.describe(`a night with a running block, ${register}`, () => {
    test.use({ register });

    test(name, async ({ context, openApp, words }) => {
      const page = await overNight(context, openApp, words);
      const [before] = await storedEntries(page);
      if (!before) throw new Error('the block is gone');
      await give(page, words, register);
      await expect.poll(async () => (await storedEntries(page))[0]?.unsure).toEqual([]);
      if ((await storedEntries(page))[0]?.endAt === null) {
        await button(page, words('focus.stop')).first().click();
        await expect(page.getByRole('timer')).toHaveCount(0);
      }
      await check(page, before, totalsOf(page, words, register));
    });
  });
}

for (const register of registers) {
  test.describe(`a block at night, ${register}`, () => {
    test.use({ register });

    test('worked on over the start of the day, it belongs to both, and nothing is asked', async ({
      context,
      openApp,
      words,
    }) => {
      await setClock(context, new Date('2026-11-24T03:52:00+09:00'));
      const page = await startWork(await openApp(context), words);
      await goTo(page, '/log', 'log');
      await expect(field(page, words('log.chooseDay'))).toHaveValue(MONDAY);
      await pass(page, 15);
      // The screen goes on to the new day by itself, with the block.
      await expect(field(page, words('log.chooseDay'))).toHaveValue(TUESDAY);
      await expect(page.getByRole('timer')).toHaveText(/^0:15:/);
      await expect(page.getByRole('region', { name: words('focus.unsureTitle') })).toHaveCount(0);
      await button(page, words('focus.stop')).first().click();
      await expect(page.getByRole('timer')).toHaveCount(0);
      const { startAt, endAt } = await ended(page);
      const expectTotal = totalsOf(page, words, register);
      await expectTotal(MONDAY, DAY_START_AT - startAt);
      await expectTotal(TUESDAY, endAt - DAY_START_AT);
      await expectInWeek(page, register, MONDAY, DAY_START_AT - startAt);
      await expectInWeek(page, register, TUESDAY, endAt - DAY_START_AT);
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
  const page = await startWork(await openApp(context), words);
  await pass(page, 5);
  await page.clock.fastForward('08:30:00');

  // Asked quietly: nothing takes the focus, and nothing is counted, also after the page was opened anew.
  for (const isAgain of [false, true]) {
    if (isAgain) await page.reload();
    await expectText(page, words('focus.unsureNote'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('timer')).toHaveText(/^0:0[45]:/);
  }
  await expect.poll(async () => (await storedEntries(page))[0]?.unsure.length).toBe(1);
  const [entry] = await storedEntries(page);
  const [night] = entry?.unsure ?? [];
  expect(entry?.endAt).toBeNull();
  // It was last seen at a heartbeat before it was closed, give or take what the test itself took.
  expect(night?.startAt).toBeGreaterThan(CLOSED_AT - 2 * HEARTBEAT_MS);
  expect(night?.startAt).toBeLessThan(CLOSED_AT + MINUTE_MS);
  return page;
}

/** A workspace of this computer alone, and a block that runs in it. */
async function startWork(page: Page, words: Words): Promise<Page> {
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await field(page, words('today.add')).fill(TASK);
  await page.keyboard.press('Enter');
  await button(page, words('today.startItem', { title: TASK }))
    .first()
    .click();
  await expect(page.getByRole('timer')).toBeVisible();
  return page;
}

async function ended(page: Page): Promise<{ startAt: number; endAt: number }> {
  await expect.poll(async () => (await storedEntries(page))[0]?.endAt ?? null).not.toBeNull();
  const [entry] = await storedEntries(page);
  return { startAt: entry?.startAt ?? 0, endAt: entry?.endAt ?? 0 };
}
