import type { Page } from '@playwright/test';
import { timeText } from '#renderer/ui/time-text.ts';
import {
  type Day,
  type DayStarts,
  dateOf,
  dayBounds,
  dayOf,
  wallMinutes,
  weekDays,
} from '#shared/domain/day/day.ts';
import { DAY_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { cellText, filledCells } from '#shared/domain/rhythm/fill-cells.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleepSpan } from '#shared/domain/rhythm/sleep.ts';
import { type MemberKind, type RhythmMember, rhythmMember } from '#tests/fixtures/rhythm-members.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { sized } from '#tests/sized.ts';
import { ending, named, saying, type Words } from '#tests/words.ts';
import { button, expect, expectAccessible, expectText, link, ready, test } from './fixture.ts';
import { pressOn, pressUntil, tabTo } from './keyboard.ts';
import { sleepUntil } from './pass.ts';
import { setClock } from './set-clock.ts';

/** A Friday; from the next day on days start at noon. And an evening later on, on which the weeks are filled in. */
const BEFORE = new Date('2026-11-06T21:00:00+09:00');
const AFTER = new Date('2026-11-17T21:00:00+09:00');

/** The week that is taken from each member, by its Monday, the last one first. Nights do not join over the weeks between. */
const weeks = [
  ['reversed', '2026-11-09'],
  ['regular', '2026-10-26'],
  ['drifting', '2026-10-12'],
  ['shift', '2026-09-28'],
  ['sparse', '2026-09-14'],
] as const satisfies ReadonlyArray<readonly [MemberKind, Day]>;

const format = phrasesOf('ja-easy');
const kindWords = {
  up: 'rhythm.outOfBed',
  'out-of-bed': 'rhythm.outOfBed',
  bed: 'rhythm.bed',
  nap: 'rhythm.fillNap',
  contact: 'rhythm.contact',
  'work-start': 'rhythm.workStart',
  meal: 'rhythm.meal',
  outing: 'rhythm.outing',
  exercise: 'rhythm.exercise',
  bath: 'rhythm.bath',
  medicine: 'rhythm.medicine',
  drowsy: 'rhythm.drowsy',
} as const;

test.use({ timezoneId: 'Asia/Tokyo', register: 'ja-easy' });
test.beforeEach(({ context }) => setClock(context, BEFORE));

test('weeks are filled in afterwards by keyboard alone, and are on the week sheet as they were typed', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await pressOn(page, button(page, words('onboarding.local')));
  await ready(page, 'today');
  await startDaysAtNoon(page, words);
  await sleepUntil(page, AFTER);

  await pressOn(page, link(page, words('app.log')));
  await ready(page, 'log');
  const views = page.getByRole('navigation', { name: named(words('log.views')) });
  await pressOn(page, views.getByRole('link', { name: named(words('log.viewWeek')) }));
  await ready(page, 'log-week');
  await pressOn(page, link(page, words('rhythm.fillLink')));
  await ready(page, 'log-fill');
  const papers = weeks
    .slice(0, sized(2, weeks.length))
    .map(([kind, monday]) => paperOf(rhythmMember(kind), monday));
  for (const paper of papers) {
    await goBackTo(page, words, paper.days);
    await fill(page, words, paper);
  }
  await expectAccessible(page, 'a week that was filled in');

  await pressOn(page, link(page, words('app.week')));
  await ready(page, 'week');
  for (const paper of papers) {
    await goBackTo(page, words, paper.days);
    await pressOn(page, page.locator('summary').first());
    await expect
      .poll(() => told(page, words), paper.kind)
      .toEqual(paper.days.map((day) => tellingOf(day, paper, words)));
  }
});

/** Lets the member's days start at noon, in the settings. */
async function startDaysAtNoon(page: Page, words: Words): Promise<void> {
  await pressOn(page, link(page, words('app.settings')));
  await ready(page, 'settings');
  await pressOn(page, page.getByRole('button', { name: ending(words('settings.dayStartAt')) }));
  const noon = page.getByRole('option', { name: named(format.time(720)) });
  await expect(noon).toBeVisible();
  await pressUntil(page, 'ArrowDown', noon);
  await page.keyboard.press('Enter');
  await expectText(page, words('settings.dayStartKept'));
}

/** Goes back week by week. */
async function goBackTo(page: Page, words: Words, days: ReadonlyArray<Day>): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  const [from = '', to = ''] = [days[0], days.at(-1)].map((day) => format.dayShort(day ?? ''));
  const asked = saying(words('week.range', { from, to }));
  await tabTo(page, button(page, words('week.previousWeek')));
  for (let back = 0; back < 3 && !asked.test(await title.innerText()); back++) {
    const before = await title.innerText();
    await page.keyboard.press('Enter');
    await expect(title).not.toHaveText(before, { useInnerText: true });
  }
  await expect(title).toHaveText(asked, { useInnerText: true });
}

/** A week of a member, as they write it on a sheet. */
interface Paper {
  kind: MemberKind;
  days: ReadonlyArray<Day>;
  zone: string;
  starts: DayStarts;
  records: ReadonlyArray<RhythmRecord>;
}

/**
 * What a member writes on the sheet of the week. Going to bed and getting up stand there once for each night, though the
 * app records both beside it; of a night at the edge of the week, there is its side within it.
 */
function paperOf({ kind: member, rhythm, zone, starts }: RhythmMember, monday: Day): Paper {
  const days = weekDays(monday);
  const nights = nightsOf(rhythm);
  const others = rhythm.filter(({ kind }) => kind !== 'sleep' && kind !== 'bed' && kind !== 'out-of-bed');
  const isIn = (at: number) => days.includes(dayOf(at, zone, starts));
  const records = [...nights, ...others].flatMap((record): RhythmRecord[] => {
    const { startAt, endAt } = record;
    if (endAt === null || isIn(startAt) === isIn(endAt)) return isIn(startAt) ? [record] : [];
    if (isIn(startAt)) return [{ ...record, endAt: null }];
    return [{ ...record, kind: 'out-of-bed', startAt: endAt, endAt: null }];
  });
  return { kind: member, days, zone, starts, records };
}

/** Sleep, also where the app recorded no more of it than going to bed and then getting up. */
function nightsOf(rhythm: ReadonlyArray<RhythmRecord>): RhythmRecord[] {
  const sleep = rhythm.filter(({ kind }) => kind === 'sleep');
  const isTold = ({ startAt }: RhythmRecord) =>
    sleep.some((night) =>
      [night.startAt, night.endAt ?? 0].some((at) => Math.abs(at - startAt) < 10 * MINUTE_MS),
    );
  const sides = rhythm.filter((one) => (one.kind === 'bed' || one.kind === 'out-of-bed') && !isTold(one));
  const others = sides.flatMap((bed, index): RhythmRecord[] => {
    const up = sides[index + 1];
    const isNight = bed.kind === 'bed' && up?.kind === 'out-of-bed' && up.startAt - bed.startAt < DAY_MS / 2;
    return isNight ? [{ ...bed, kind: 'sleep', endAt: up.startAt }] : [];
  });
  return [...sleep, ...others];
}

/** What is typed, by the names of the cells. */
function cellsOf({ records, starts }: Paper, words: Words): Map<string, string> {
  const cells = [...filledCells(records, starts).values()];
  return new Map(
    cells.map((marks) => {
      const { day, column } = marks[0] ?? { day: '', column: '' };
      const kind = words(kindWords[column as keyof typeof kindWords]);
      return [words('rhythm.fillCell', { day: format.day(day), kind }), cellText(marks, timeText)];
    }),
  );
}

/** Goes through the sheet from cell to cell and types; saved, it holds what was typed. */
async function fill(page: Page, words: Words, paper: Paper): Promise<void> {
  const typed = cellsOf(paper, words);
  const sheet = page.getByRole('table', { name: named(words('rhythm.fillSheet')) });
  const cells = sheet.getByRole('textbox');
  const monday = format.day(paper.days[0] ?? '');
  const first = words('rhythm.fillCell', { day: monday, kind: words('rhythm.outOfBed') });
  await tabTo(page, sheet.getByRole('textbox', { name: named(first) }));
  const names = await cells.evaluateAll((all) => all.map((cell) => cell.ariaLabel ?? ''));
  expect(names).toEqual(expect.arrayContaining([...typed.keys()]));
  for (const name of names) {
    const text = typed.get(name);
    if (text !== undefined) await page.keyboard.insertText(text);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+Enter');
  await expectText(page, words('rhythm.fillKept'));
  await expect
    .poll(() => cells.evaluateAll((all) => all.map((cell) => (cell as HTMLInputElement).value)))
    .toEqual(names.map((name) => typed.get(name) ?? ''));
}

/** What the week tells of each day in words. */
function told(page: Page, words: Words): Promise<string[][]> {
  const days = page.getByRole('table', { name: named(words('week.perDay')) }).locator('tbody tr');
  return days.evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll('li')].map((line) => (line.textContent ?? '').replace(/\s/g, '')).toSorted(),
    ),
  );
}

/** What the week is to tell of a day. */
function tellingOf(day: Day, { records, zone, starts }: Paper, words: Words): string[] {
  const bounds = dayBounds(day, zone, starts);
  const when = (at: number) => {
    const time = format.time(Math.floor(wallMinutes(at, zone)));
    return dateOf(at, zone) === day ? time : `${format.dayShort(dateOf(at, zone))} ${time}`;
  };
  return records
    .filter((record) => {
      const { startAt, endAt } = sleepSpan(record, AFTER.getTime());
      return startAt < bounds.endAt && endAt > bounds.startAt;
    })
    .map(({ kind, startAt, endAt }) => {
      const start = when(startAt);
      if (kind !== 'sleep')
        return words('week.momentAt', {
          kind: words(kindWords[kind as keyof typeof kindWords]),
          time: start,
        });
      if (endAt !== null) return words('day.sleepSpan', { start, end: when(endAt) });
      return `${words('day.sleepSince', { start })}(${words('day.upNotKnown')})`;
    })
    .map((line) => line.replace(/\s/g, ''))
    .toSorted();
}
