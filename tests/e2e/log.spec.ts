import type { Page } from '@playwright/test';
import { named, saying, type Words } from '#tests/words.ts';
import { button, expect, expectAccessible, expectText, field, ready, test } from './fixture.ts';
import { pressOn, tabTo, typeIn } from './keyboard.ts';
import { addEntry, entryRows, openDay, total } from './log-steps.ts';

/** Days that have passed: no entry of theirs is still to come. */
const FRIDAY = '2026-11-20';
const THURSDAY = '2026-11-19';

for (const register of ['ja', 'ja-easy', 'en'] as const) {
  test.describe(`the log, ${register}`, () => {
    test.use({ register });

    test('an entry is split in two, made one again, and all of it is taken back', async ({
      npo,
      openJoined,
      words,
    }) => {
      const page = await openJoined(await npo.member());
      await openDay(page, words, FRIDAY);
      await addRow(page, words, '9:00', '10:00');
      const rows = entryRows(page);
      await expect(rows).toHaveCount(1);

      const open = () => rows.first().getByRole('button').first().click();
      await open();
      await expect(field(page, words('log.splitAt'))).toHaveValue('9:30');
      await expectAccessible(page, 'an entry with its parts');
      await field(page, words('log.splitAt')).fill('11:00');
      await button(page, words('log.split')).click();
      await expectText(page, words('problems.entry-split-outside'));
      await field(page, words('log.splitAt')).fill('9:20');
      await button(page, words('log.split')).click();
      await expect(rows).toHaveCount(2);

      await open();
      await page.getByRole('dialog').getByRole('button', { name: /9:20/ }).click();
      await expect(rows).toHaveCount(1);
      await expectText(page, words('log.joined'));
      await page.keyboard.press('Control+z');
      await expect(rows).toHaveCount(2);
      await page.keyboard.press('Control+z');
      await expect(rows).toHaveCount(1);
      await page.keyboard.press('Control+z');
      await expect(rows).toHaveCount(0);
      await page.reload();
      await ready(page, 'log');
      await expect(rows).toHaveCount(0);
      await expect(button(page, words('log.add'))).toBeVisible();
    });

    test('what is told twice or not at all is shown, and one click settles it', async ({
      npo,
      openJoined,
      words,
    }) => {
      const page = await openJoined(await npo.member());
      await openDay(page, words, FRIDAY);
      await addRow(page, words, '9:00', '10:00', 'first');
      await addRow(page, words, '9:30', '10:30', 'second');
      await addRow(page, words, '11:00', '11:30', 'third');
      const total = (minutes: number) => expectTotal(page, words, minutes);
      await total(150);
      await expectAccessible(page, 'a day with an overlap and a gap');

      const onlyTo = (start: RegExp) => betweenRows(page).first().getByRole('button', { name: start });
      await onlyTo(/9:00/).click();
      await expectText(page, words('log.settled'));
      await total(120);
      // The first stays whole, and the second begins where it ends.
      const cell = (row: number, column: number) => entryRows(page).nth(row).locator('td').nth(column);
      await expect(cell(0, 1)).toContainText('10:00');
      await expect(cell(1, 0)).toContainText('10:00');
      await page.keyboard.press('Control+z');
      await total(150);
      await button(page, words('log.makeOne')).click();
      await expect(entryRows(page)).toHaveCount(2);
      await total(120);
      await expectText(page, 'first');
      await expectText(page, 'second');

      const gap = betweenRows(page).first();
      await expect(betweenRows(page)).toHaveCount(1);
      await gap.getByRole('button').last().click();
      await total(150);
      await expect(betweenRows(page)).toHaveCount(0);
      await page.keyboard.press('Control+z');
      await gap.getByRole('button').first().click();
      await expect(field(page, words('log.start'))).toHaveValue('10:30');
      await expect(field(page, words('log.end'))).toHaveValue('11:00');
      await button(page.getByRole('dialog'), words('common.save')).click();
      await expect(entryRows(page)).toHaveCount(3);
      await total(150);
    });

    test('one like another is added, and where the time went is told by kind', async ({
      npo,
      openJoined,
      words,
    }) => {
      const page = await openJoined(await npo.member());
      await openDay(page, words, FRIDAY);
      await addRow(page, words, '9:00', '10:00', 'again');
      await entryRows(page).first().getByRole('button').first().click();
      await button(page, words('log.duplicate')).click();
      await expect(field(page, words('log.note'))).toHaveValue('again');
      await field(page, words('log.start')).fill('13:00');
      await field(page, words('log.end')).fill('13:45');
      await choose(page, words('log.kind'), words('log.kindStudy'));
      await button(page.getByRole('dialog'), words('common.save')).click();
      await expect(entryRows(page)).toHaveCount(2);

      const totals = page.getByRole('region', { name: named(words('log.totals')) });
      await expect(totals.getByRole('listitem')).toHaveCount(1);
      await totals.getByText(words('log.byKind'), { exact: false }).click();
      const lines = totals.getByRole('listitem');
      await expect(lines).toHaveCount(2);
      await expect(lines.first()).toContainText(words('log.kindWork'));
      await expect(lines.last()).toContainText(words('log.kindStudy'));
      await expect(lines.last()).toContainText('45');
    });

    test('a week and all there is, by keyboard: selected, changed, deleted, found', async ({
      npo,
      openJoined,
      words,
    }) => {
      const page = await openJoined(await npo.member());
      await openDay(page, words, THURSDAY);
      await addRow(page, words, '22:00', '23:00', 'ロゴの 下書き');
      await openDay(page, words, FRIDAY);
      await addRow(page, words, '9:00', '10:00', 'ちらし');
      await addRow(page, words, '10:00', '11:00', 'ﾛｺﾞの色');

      const views = page.getByRole('navigation', { name: named(words('log.views')) });

      // The week, by its days and as a table.
      await pressOn(page, views.getByRole('link', { name: named(words('log.viewWeek')) }));
      const grid = page.getByRole('grid');
      const rows = grid.locator('tbody').getByRole('row');
      await expect(rows).toHaveCount(3);
      await expect(page.locator('section h2').filter({ hasText: /\d/ })).toHaveCount(7);
      await expectAccessible(page, 'the week of the log');
      await tabTo(page, rows.first());
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await expectText(page, words('log.selected', { count: '2' }));
      await expectAccessible(page, 'selected entries');
      await page.keyboard.press('Delete');
      await expect(rows).toHaveCount(1);
      await expect(rows.first()).toBeFocused();
      await expectText(page, words('log.deletedMany', { count: '2' }));
      await page.keyboard.press('Control+z');
      await expect(rows).toHaveCount(3);

      // All there is.
      await pressOn(page, views.getByRole('link', { name: named(words('log.viewAll')) }));
      await expectText(page, words('log.found', { count: '3' }));
      await expect(rows.first()).toContainText('ﾛｺﾞの色');
      await expectAccessible(page, 'all of the log');
      await typeIn(page, field(page, words('log.search')), 'ろご');
      await expectText(page, words('log.found', { count: '2' }));
      await expect(rows).toHaveCount(2);
      await typeIn(page, field(page, words('log.search')), 'ろご 色');
      await expect(rows).toHaveCount(1);
      await typeIn(page, field(page, words('log.search')), 'nowhere');
      await expectText(page, words('log.notFound'));
      await page.keyboard.press('Escape');
      await expect(rows).toHaveCount(3);

      // To a date, and one of it opened.
      await typeIn(page, field(page, words('log.chooseDay')), THURSDAY);
      await page.keyboard.press('Enter');
      await tabTo(page, rows.last());
      await page.keyboard.press('Enter');
      await expect(field(page, words('log.note'))).toHaveValue('ロゴの 下書き');
      await page.keyboard.press('Escape');
      await expect(rows.last()).toBeFocused();

      // What is selected and not found is not touched.
      await page.keyboard.press('Space');
      await typeIn(page, field(page, words('log.search')), 'ちらし');
      await expect(rows).toHaveCount(1);
      await tabTo(page, rows.first());
      await page.keyboard.press('Delete');
      await expectText(page, words('log.deletedMany', { count: '1' }));
      await expect(rows).toHaveCount(0);
      await page.keyboard.press('Control+z');
      await expect(rows).toHaveCount(1);
      await tabTo(page, field(page, words('log.search')));
      await page.keyboard.press('Escape');
      await expect(rows).toHaveCount(3);
      await tabTo(page, rows.first());

      // Many at once.
      await page.keyboard.press('ControlOrMeta+A');
      await expectText(page, words('log.selected', { count: '3' }));
      await pressOn(page, button(page, words('log.selectedChange')));
      await expectAccessible(page, 'the panel for many');
      await choose(page, words('log.kind'), words('log.kindMeeting'));
      await pressOn(page, button(page.getByRole('dialog'), words('common.save')));
      await expectText(page, words('log.changedMany', { count: '3' }));
      const kind = words('log.kindMeeting');
      for (let row = 0; row < 3; row++)
        await expect(rows.nth(row)).toContainText(kind, { useInnerText: true });
      await page.keyboard.press('Control+z');
      await expect(grid).not.toContainText(kind, { useInnerText: true });
    });
  });
}

/** The rows of a day that tell of an overlap or a gap. */
function betweenRows(page: Page) {
  return page.locator('[data-row="overlap"], [data-row="gap"]');
}

/** Adds an entry, and sees that it is there. */
async function addRow(page: Page, words: Words, start: string, end: string, note = ''): Promise<void> {
  const before = await entryRows(page).count();
  await addEntry(page, words, start, end, note);
  await expect(entryRows(page)).toHaveCount(before + 1);
}

/** Chooses one from the list of that name in the panel. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: saying(label) })
    .click();
  await page.getByRole('option', { name: named(option) }).click();
}

/** The day adds up to so many minutes. */
async function expectTotal(page: Page, words: Words, minutes: number): Promise<void> {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  await expect(total(page, words)).toHaveText(
    new RegExp(rest === 0 ? `(^|\\D)${hours}\\D*$` : `(^|\\D)${hours}\\D+${rest}\\D*$`),
  );
}
