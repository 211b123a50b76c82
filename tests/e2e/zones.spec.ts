import type { Locator, Page } from '@playwright/test';
import { formatFor } from '#renderer/locales/format.ts';
import { type Register, registers } from '#renderer/locales/registers.ts';
import { withoutReadings } from '#renderer/ui/ruby.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/instant.ts';
import { named, saying, type Words } from '#tests/words.ts';
import { button, expect, expectText, field, goTo, ready, test } from './fixture.ts';
import { addEntry, entryRows, openDay, total } from './log-steps.ts';
import { pass } from './pass.ts';
import { setClock } from './set-clock.ts';
import { expectInWeek, lengthIn, timeIn, totalsOf } from './totals.ts';

/*
 * Days that have 23 or 25 hours, nights that belong to two days, and a member who flies. What the clock of the computer
 * says decides nothing here: a length is what really passed.
 */

/** All that is told has been by then. */
const NOW = new Date('2026-11-23T12:00:00Z');

/** Where the clocks change in the night of a Saturday to a Sunday, and how long 22:00 to 4:00 is then. */
const nightsOf = {
  'Europe/Berlin': [
    { saturday: '2026-03-28', sunday: '2026-03-29', hours: 5 },
    { saturday: '2026-10-24', sunday: '2026-10-25', hours: 7 },
  ],
  'America/New_York': [
    { saturday: '2026-03-07', sunday: '2026-03-08', hours: 5 },
    { saturday: '2026-10-31', sunday: '2026-11-01', hours: 7 },
  ],
  'Asia/Tokyo': [{ saturday: '2026-11-14', sunday: '2026-11-15', hours: 6 }],
} as const;

for (const register of registers) {
  for (const [zone, nights] of Object.entries(nightsOf)) {
    test.describe(`the nights of ${zone}, ${register}`, () => {
      test.use({ timezoneId: zone, register });

      test('a block from 22:00 to 5:00 belongs to both days, with its true length', async ({
        context,
        openApp,
        words,
      }) => {
        await setClock(context, NOW);
        const page = await local(await openApp(context), words);
        const expectTotal = totalsOf(page, words, register);
        const length = (hours: number) => lengthIn(register, hours * HOUR_MS);
        for (const { saturday, sunday, hours } of nights) {
          await openDay(page, words, saturday);
          await addEntry(page, words, '22:00', '5:00');
          await expectTotal(saturday, hours * HOUR_MS);
          await expectSaid(entryRows(page), timeIn(register, 22));
          await expectTotal(sunday, HOUR_MS);
          await goTo(page, `/log/week/${sunday}`, 'log-week');
          await expectHead(page, 5, `${dayWords(register, saturday)}${length(hours)}`);
          await expectHead(page, 6, `${dayWords(register, sunday)}${length(1)}`);
          const totals = page.getByRole('region', { name: named(words('log.totals')) });
          await expect(totals.getByRole('listitem')).toHaveText(
            named(`${words('day.withoutTask')}${length(hours + 1)}`),
            { useInnerText: true },
          );
          await expectInWeek(page, register, saturday, hours * HOUR_MS);
          await expectInWeek(page, register, sunday, HOUR_MS);
        }
      });
    });
  }
}

for (const [zone, before, start, end] of [
  ['Europe/Berlin', '2026-10-25T02:57:00+02:00', '2:57', '2:03'],
  ['America/New_York', '2026-03-08T01:57:00-05:00', '1:57', '3:03'],
] as const) {
  test.describe(`a block while the clocks change in ${zone}`, () => {
    test.use({ timezoneId: zone, register: 'en' });

    test('runs on for what really passes', async ({ context, openApp, words }) => {
      await setClock(context, new Date(before));
      const page = await local(await openApp(context), words);
      await field(page, words('today.add')).fill('over the change');
      await page.keyboard.press('Enter');
      await button(page, words('today.startItem', { title: 'over the change' }))
        .first()
        .click();
      await expect(page.getByRole('timer')).toBeVisible();
      await pass(page, 6);
      await page.clock.runFor('00:10');
      await expect(page.getByRole('timer')).toHaveText(/^0:06:/);
      await button(page, words('focus.stop')).click();
      // Before four in the morning it is still the day before.
      await goTo(page, '/log', 'log');
      const cells = page.locator('[data-row="entry"] td');
      await expect(cells.nth(0)).toContainText(start);
      await expect(cells.nth(1)).toContainText(end);
      await expect(cells.nth(3)).toContainText('6 min');
    });
  });
}

for (const register of registers) {
  test.describe(`a flight from Tokyo to Los Angeles, ${register}`, () => {
    test.use({ register });

    test('old entries stay on their day and at their hour; nothing is there twice or lost', async ({
      playwright,
      openApp,
      words,
    }) => {
      const landIn = async (timezoneId: string): Promise<Page> => {
        const context = await playwright.chromium.launchPersistentContext(test.info().outputPath('profile'), {
          ...test.info().project.use.launchOptions,
          timezoneId,
        });
        await setClock(context, NOW);
        return openApp(context);
      };
      const worked = (minutes: number) =>
        words('log.worked', { duration: lengthIn(register, minutes * MINUTE_MS) });
      let page = await local(await landIn('Asia/Tokyo'), words);
      await openDay(page, words, '2026-11-20');
      await addEntry(page, words, '9:00', '10:00');
      await addEntry(page, words, '23:00', '0:30');
      await button(page, words('log.addSleep')).click();
      await field(page, words('log.bedTime')).fill('1:00');
      await field(page, words('log.upTime')).fill('8:00');
      await button(page.getByRole('dialog'), words('common.save')).click();

      await page.context().close();
      page = await landIn('America/Los_Angeles');
      await ready(page, 'today');
      await openDay(page, words, '2026-11-20');
      const rows = entryRows(page);
      await expect(rows).toHaveCount(2);
      await expectSaid(rows.first(), timeIn(register, 9));
      await expect(rows.first()).toContainText('Asia/Tokyo');
      await expectSaid(rows.last(), timeIn(register, 23));
      await expectSaid(total(page, words), worked(150));

      // What is done over there has the hours of there, on the same date once more.
      await addEntry(page, words, '9:00', '10:00');
      await expect(rows).toHaveCount(3);
      await expect(rows.filter({ hasText: 'Asia/Tokyo' })).toHaveCount(2);
      await expectSaid(total(page, words), worked(210));
      await expect(page.locator('[data-row="overlap"]')).toHaveCount(0);
      await openDay(page, words, '2026-11-19');
      await expect(rows).toHaveCount(0);
      await openDay(page, words, '2026-11-21');
      await expect(rows).toHaveCount(0);
      await goTo(page, '/log/week/2026-11-20', 'log-week');
      await expectHead(page, 4, `${dayWords(register, '2026-11-20')}${lengthIn(register, 210 * MINUTE_MS)}`);

      // In order of what really came first.
      await goTo(page, '/log/all', 'log-all');
      const all = page.getByRole('grid').locator('tbody tr');
      await expect(all).toHaveCount(3);
      await expectSaid(all.nth(0), `${timeIn(register, 9)} – ${timeIn(register, 10)}`);
      await expectSaid(all.nth(1), timeIn(register, 23));
      await expectSaid(all.nth(2), `${timeIn(register, 9)} – ${timeIn(register, 10)}`);

      // Corrected over there, it stays what it was told in.
      await openDay(page, words, '2026-11-20');
      await rows.first().getByRole('button').first().click();
      await expectText(page, words('log.zone', { zone: 'Asia/Tokyo' }));
      await field(page, words('log.end')).fill('11:00');
      await button(page.getByRole('dialog'), words('common.save')).click();
      await expectSaid(rows.first(), timeIn(register, 11));
      await expectSaid(total(page, words), worked(270));
      await page.context().close();
    });
  });
}

test.describe('the zone of the computer changes while a block runs', () => {
  test('it goes on, and stays where and when it began', async ({ browser, openApp, words }) => {
    // It is set below, and only one may set it.
    const noZone: object = { timezoneId: undefined };
    const context = await browser.newContext(noZone);
    await setClock(context, new Date('2026-11-24T09:00:00+09:00'));
    const page = await openApp(context);
    const system = await context.newCDPSession(page);
    const moveTo = (timezoneId: string) => system.send('Emulation.setTimezoneOverride', { timezoneId });
    await moveTo('Asia/Tokyo');
    await local(page, words);
    await start(page, words);
    await pass(page, 5);
    // There it is still the afternoon of the day before.
    await moveTo('America/Los_Angeles');
    await pass(page, 1);
    await expect(page.getByRole('timer')).toHaveText(/^0:06:/);
    await expect(page.getByRole('region', { name: words('focus.unsureTitle') })).toHaveCount(0);
    await button(page, words('focus.stop')).click();
    await start(page, words);
    await pass(page, 2);
    await button(page, words('focus.stop')).click();

    const rows = entryRows(page);
    await goTo(page, '/log', 'log');
    await expect(field(page, words('log.chooseDay'))).toHaveValue('2026-11-23');
    await expect(rows).toHaveCount(1);
    await expectSaid(rows, timeIn('ja', 16, 6));
    await openDay(page, words, '2026-11-24');
    await expect(rows).toHaveCount(1);
    await expectSaid(rows, timeIn('ja', 9));
    await expect(rows).toContainText('Asia/Tokyo');
    await expectSaid(total(page, words), words('log.worked', { duration: lengthIn('ja', 6 * MINUTE_MS) }));
    await context.close();
  });
});

/** Adds a task where there is none yet, and starts it. */
async function start(page: Page, words: Words): Promise<void> {
  await goTo(page, '/', 'today');
  const begin = button(page, words('today.startItem', { title: 'しごとA' })).first();
  if ((await begin.count()) === 0) {
    await field(page, words('today.add')).fill('しごとA');
    await page.keyboard.press('Enter');
  }
  await begin.click();
  await expect(page.getByRole('timer')).toBeVisible();
}

/** A workspace of this computer alone. */
async function local(page: Page, words: Words): Promise<Page> {
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  return page;
}

/** How the week names a day. */
function dayWords(register: Register, day: string): string {
  return `${withoutReadings(formatFor(register).weekday(day).markup)} ${Number(day.slice(8))}`;
}

async function expectSaid(place: Locator, text: string): Promise<void> {
  await expect(place).toHaveText(saying(text), { useInnerText: true });
}

async function expectHead(page: Page, weekday: number, text: string): Promise<void> {
  await expect(page.locator('section h2').nth(weekday)).toHaveText(named(text), { useInnerText: true });
}
