import type { Page } from '@playwright/test';
import { formatFor } from '#renderer/locales/format.ts';
import { withoutReadings } from '#renderer/ui/ruby.ts';
import { saying, type Words } from '#tests/words.ts';
import { button, expect, expectAccessible, expectText, field, goTo, ready, test } from './fixture.ts';
import { tabTo } from './keyboard.ts';
import { addEntry, openDay } from './log-steps.ts';
import { setClock } from './set-clock.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
/** From four in the morning to noon. */
const HALF_HOURS_LATER = 16;

test.use({ timezoneId: 'Asia/Tokyo' });

for (const register of ['ja', 'ja-easy', 'en'] as const) {
  test.describe(`the start of the day, ${register}`, () => {
    test.use({ register });

    test('is chosen by keyboard, holds from the next day on, and moves nothing that was recorded', async ({
      context,
      openApp,
      words,
    }) => {
      await setClock(context, new Date(`${MONDAY}T14:05:00+09:00`));
      const page = await openApp(context);
      await button(page, words('onboarding.local')).click();
      await ready(page, 'today');
      // Half past one in the night to Monday belongs to Sunday, and nine in the morning to Monday.
      await openDay(page, words, '2026-11-22');
      await addEntry(page, words, '1:30', '2:30');
      await openDay(page, words, MONDAY);
      await addEntry(page, words, '9:00', '10:00');

      await goTo(page, '/settings', 'settings');
      await choose(page, words);
      await expectText(page, words('settings.dayStartKept'));
      await expectAccessible(page, 'the settings of the day');
      const format = formatFor(register);
      const [day, before] = [format.day(TUESDAY), format.time(4 * 60 * 60_000, 'UTC')].map(({ markup }) =>
        withoutReadings(markup),
      );
      const from = saying(words('settings.dayStartFrom', { day: day ?? '', before: before ?? '' }));
      await expect(page.getByRole('main')).toHaveText(from, { useInnerText: true });
      await button(page, words('settings.dayStartLeave', { time: before ?? '' })).click();
      await expect(page.getByRole('button', { name: saying(words('settings.dayStartAt')) })).toContainText(
        '4:00',
      );
      await choose(page, words);

      // What was recorded stays where it was, today included.
      const rows = page.locator('[data-row="entry"]');
      for (const day of ['2026-11-22', MONDAY]) {
        await openDay(page, words, day);
        await expect(rows).toHaveCount(1);
      }

      // Tuesday begins at noon; until then it is still Monday.
      await page.clock.setSystemTime(new Date(`${TUESDAY}T08:00:00+09:00`));
      await expectToday(page, words, MONDAY);
      await page.clock.setSystemTime(new Date(`${TUESDAY}T12:01:00+09:00`));
      await expectToday(page, words, TUESDAY);
      await expect(rows).toHaveCount(0);
      await openDay(page, words, MONDAY);
      await addEntry(page, words, '10:30', '11:30');
      await expect(rows).toHaveCount(2);
      await goTo(page, `/log/week/${MONDAY}`, 'log-week');
      const worked = withoutReadings(format.duration(2 * 60 * 60_000).markup);
      const monday = page.locator('section h2').first();
      await expect(monday).toHaveText(saying(worked), { useInnerText: true });
      await page.reload();
      await ready(page, 'log-week');
      await expectToday(page, words, TUESDAY);
    });
  });
}

/** Opens the list of half hours and goes on to noon, without the mouse. */
async function choose(page: Page, words: Words): Promise<void> {
  const select = page.getByRole('button', { name: saying(words('settings.dayStartAt')) });
  await tabTo(page, select);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  for (let step = 0; step < HALF_HOURS_LATER; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(select).toContainText(/12:00|0:00/);
}

/** The log opens on that day when it is asked for today. */
async function expectToday(page: Page, words: Words, day: string): Promise<void> {
  await goTo(page, '/', 'today');
  await page.reload();
  await ready(page, 'today');
  await goTo(page, '/log', 'log');
  await expect(field(page, words('log.chooseDay'))).toHaveValue(day);
}
