import type { Page } from '@playwright/test';
import { formatFor } from '#renderer/locales/format.ts';
import { button, expect, expectText, field, goTo, ready, test } from './fixture.ts';
import { pass } from './pass.ts';
import { setClock } from './set-clock.ts';
import { named, type Words } from './words.ts';

/*
 * Days that have 23 or 25 hours, nights that belong to two days, and a member who flies. What the clock of the computer
 * says decides nothing here: a length is what really passed.
 */

/** All that is told has been by then. */
const NOW = new Date('2026-11-23T12:00:00Z');

/** Where the clocks change in the night of a Saturday to a Sunday, and how long 22:00 to 4:00 is then. */
const nights = [
  { zone: 'Europe/Berlin', saturday: '2026-03-28', sunday: '2026-03-29', hours: 5 },
  { zone: 'Europe/Berlin', saturday: '2026-10-24', sunday: '2026-10-25', hours: 7 },
  { zone: 'America/New_York', saturday: '2026-03-07', sunday: '2026-03-08', hours: 5 },
  { zone: 'America/New_York', saturday: '2026-10-31', sunday: '2026-11-01', hours: 7 },
  { zone: 'Asia/Tokyo', saturday: '2026-11-14', sunday: '2026-11-15', hours: 6 },
] as const;

for (const { zone, saturday, sunday, hours } of nights) {
  test.describe(`the night after ${saturday} in ${zone}`, () => {
    test.use({ timezoneId: zone, register: 'en' });

    test('a block from 22:00 to 5:00 belongs to both days, with its true length', async ({
      context,
      openApp,
      words,
    }) => {
      await setClock(context, NOW);
      const page = await local(await openApp(context), words);
      await openDay(page, words, saturday);
      await addEntry(page, words, '22:00', '5:00');
      await expect(total(page, words)).toHaveText(worked(words, `${hours} h`));
      await expect(page.locator('[data-row="entry"]')).toContainText('22:00');
      await openDay(page, words, sunday);
      await expect(total(page, words)).toHaveText(worked(words, '1 h'));
      await goTo(page, `/log/week/${sunday}`, 'log-week');
      const days = page.locator('section h2');
      await expect(days.nth(5)).toHaveText(named(`${dayWords(saturday)}${hours} h`));
      await expect(days.nth(6)).toHaveText(named(`${dayWords(sunday)}1 h`));
      const totals = page.getByRole('region', { name: named(words('log.totals')) });
      await expect(totals.getByRole('listitem')).toHaveText(
        named(`${words('day.withoutTask')}${hours + 1} h`),
      );
    });
  });
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

test.describe('a flight from Tokyo to Los Angeles', () => {
  test.use({ register: 'en' });

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
    const rows = page.locator('[data-row="entry"]');
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText('9:00');
    await expect(rows.first()).toContainText('Asia/Tokyo');
    await expect(rows.last()).toContainText('23:00');
    await expect(total(page, words)).toHaveText(worked(words, '2 h 30 min'));

    // What is done over there has the hours of there, on the same date once more.
    await addEntry(page, words, '9:00', '10:00');
    await expect(rows).toHaveCount(3);
    await expect(rows.filter({ hasText: 'Asia/Tokyo' })).toHaveCount(2);
    await expect(total(page, words)).toHaveText(worked(words, '3 h 30 min'));
    await expect(page.locator('[data-row="overlap"]')).toHaveCount(0);
    await openDay(page, words, '2026-11-19');
    await expect(rows).toHaveCount(0);
    await openDay(page, words, '2026-11-21');
    await expect(rows).toHaveCount(0);
    await goTo(page, '/log/week/2026-11-20', 'log-week');
    await expect(page.locator('section h2').nth(4)).toHaveText(named(`${dayWords('2026-11-20')}3 h 30 min`));

    // In order of what really came first.
    await goTo(page, '/log/all', 'log-all');
    const all = page.getByRole('grid').locator('tbody tr');
    await expect(all).toHaveCount(3);
    await expect(all.nth(0)).toContainText('9:00 – 10:00');
    await expect(all.nth(1)).toContainText('23:00');
    await expect(all.nth(2)).toContainText('9:00 – 10:00');

    // Corrected over there, it stays what it was told in.
    await openDay(page, words, '2026-11-20');
    await rows.first().getByRole('button').first().click();
    await expectText(page, words('log.zone', { zone: 'Asia/Tokyo' }));
    await field(page, words('log.end')).fill('11:00');
    await button(page.getByRole('dialog'), words('common.save')).click();
    await expect(rows.first()).toContainText('11:00');
    await expect(total(page, words)).toHaveText(worked(words, '4 h 30 min'));
    await page.context().close();
  });
});

/** A workspace of this computer alone. */
async function local(page: Page, words: Words): Promise<Page> {
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  return page;
}

/** Goes to a day; until it has been read, the day before stays. */
async function openDay(page: Page, words: Words, day: string): Promise<void> {
  await goTo(page, `/log/${day}`, 'log');
  await expect(field(page, words('log.chooseDay'))).toHaveValue(day);
}

async function addEntry(page: Page, words: Words, start: string, end: string): Promise<void> {
  await button(page, words('log.add')).click();
  await field(page, words('log.start')).fill(start);
  await field(page, words('log.end')).fill(end);
  await button(page.getByRole('dialog'), words('common.save')).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** How the week names a day. */
function dayWords(day: string): string {
  return `${formatFor('en').weekday(day).markup} ${Number(day.slice(8))}`;
}

/** The words for so much work. */
function worked(words: Words, duration: string): RegExp {
  return named(words('log.worked', { duration }));
}

/** What the day that is shown adds up to. */
function total(page: Page, words: Words) {
  return page
    .getByRole('region', { name: named(words('log.entries')) })
    .locator('p')
    .first();
}
