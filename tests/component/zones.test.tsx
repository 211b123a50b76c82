import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { formatFor } from '#renderer/locales/format.ts';
import type { Register } from '#renderer/locales/registers.ts';
import { withoutReadings } from '#renderer/ui/ruby.ts';
import { weekdayOf } from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, type Words } from '#tests/words.ts';
import {
  cell,
  dayOfWeek,
  enter,
  entryRows,
  expectDay,
  openDay,
  openEntry,
  overlapRows,
  save,
  tableRows,
  total,
} from './log-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { expectSaid, expectWhole } from './said.ts';
import { button, expectAccessible, expectCount, expectText, field, goTo, ready, tabTo } from './screen.ts';
import { addForToday, startNext } from './today-steps.ts';
import { expectInWeek } from './totals.ts';

/*
 * Days that have 23 or 25 hours, nights that belong to two days, and a member who flies. What the clock of the computer
 * says decides nothing here: a length is what really passed.
 */

/** After all times that occur here. */
const NOW = '2026-11-23T12:00:00Z';

/** Where the clocks change in the night of a Saturday to a Sunday, and how long 22:00 to 4:00 is then. */
const nightsOf = [
  {
    zone: 'Europe/Berlin',
    register: 'ja',
    nights: [
      { saturday: '2026-03-28', sunday: '2026-03-29', hours: 5 },
      { saturday: '2026-10-24', sunday: '2026-10-25', hours: 7 },
    ],
  },
  {
    zone: 'America/New_York',
    register: 'en',
    nights: [
      { saturday: '2026-03-07', sunday: '2026-03-08', hours: 5 },
      { saturday: '2026-10-31', sunday: '2026-11-01', hours: 7 },
    ],
  },
  {
    zone: 'Asia/Tokyo',
    register: 'ja-easy',
    nights: [{ saturday: '2026-11-14', sunday: '2026-11-15', hours: 6 }],
  },
] as const;

for (const { zone, register, nights } of nightsOf)
  test(`a block from 22:00 to 5:00 in ${zone} belongs to both days, with its true length`, async () => {
    const app = await openApp('/log', { register, now: NOW, around: { zone: () => zone } });
    const { words } = app;
    const { duration, time } = phrasesOf(register);
    for (const { saturday, sunday, hours } of nights) {
      const ofSaturday = duration(hours * 60);
      const ofSunday = duration(60);
      await openDay(words, saturday);
      await enter(words, '22:00', '5:00');
      await expectWhole(total(words), words('log.worked', { duration: ofSaturday }));
      await expectSaid(entryRows(), time(22 * 60));
      await openDay(words, sunday);
      await expectSaid(page.getByRole('main'), words('log.worked', { duration: ofSunday }));

      await goTo(`/log/week/${sunday}`, 'log-week');
      await expectHead(register, saturday, ofSaturday);
      await expectHead(register, sunday, ofSunday);
      await expectWhole(
        page.getByRole('region', { name: named(words('log.totals')) }).getByRole('listitem'),
        `${words('day.withoutTask')}${duration((hours + 1) * 60)}`,
      );
      await expectInWeek(app, saturday, hours * HOUR_MS);
      await expectInWeek(app, sunday, HOUR_MS);
    }
  });

for (const [zone, now, start, end] of [
  ['Europe/Berlin', '2026-10-25T02:57:00+02:00', '25 Oct 2:57', '25 Oct 2:03'],
  ['America/New_York', '2026-03-08T01:57:00-05:00', '8 Mar 1:57', '8 Mar 3:03'],
] as const)
  test(`a block that runs while the clocks change in ${zone} is as long as what really passes`, async () => {
    const app = await openApp('/', { register: 'en', now, around: { zone: () => zone } });
    const { words } = app;
    await begin(words, 'over the change');
    await app.pass(6);
    await expectWhole(page.getByRole('timer'), '0:06:00');
    await button(words('focus.stop')).click();
    // Before four in the morning it is still the day before.
    await goTo('/log', 'log');
    const row = entryRows();
    await expectWhole(cell(row, 'start'), start);
    await expectWhole(cell(row, 'end'), end);
    await expectWhole(cell(row, 'length'), '6 min');
    await expect
      .poll(() => storedEntries(app))
      .toMatchObject([{ startAt: Date.parse(now), endAt: Date.parse(now) + 6 * 60_000, zone }]);
  });

test('after a flight, old entries stay on their day and at their hour; nothing is there twice or lost', async () => {
  const [there, over] = ['Asia/Tokyo', 'America/Los_Angeles'];
  let zone = there;
  const register = 'ja-easy';
  const app = await openApp('/log', { register, now: NOW, around: { zone: () => zone } });
  const { words } = app;
  const { duration, time } = phrasesOf(register);
  const expectWorked = (minutes: number) =>
    expectWhole(total(words), words('log.worked', { duration: duration(minutes) }));
  await openDay(words, '2026-11-20');
  await enter(words, '9:00', '10:00');
  await enter(words, '23:00', '0:30');
  await button(words('log.addSleep')).click();
  await field(words('log.bedTime')).fill('1:00');
  await field(words('log.upTime')).fill('8:00');
  await save(words);

  zone = over;
  await app.reload();
  await ready('log');
  await openDay(words, '2026-11-20');
  const rows = entryRows();
  await expectCount(rows, 2);
  await expectSaid(rows.first(), time(9 * 60));
  await expectSaid(rows.first(), there);
  await expectSaid(rows.last(), time(23 * 60));
  await expectWorked(150);

  // What is done there has the local times, on the same date a second time.
  await enter(words, '9:00', '10:00');
  await expectCount(rows, 3);
  await expectCount(rows.filter({ hasText: there }), 2);
  await expectWorked(210);
  await expectCount(overlapRows(), 0);
  await openDay(words, '2026-11-19');
  await expectCount(rows, 0);
  await openDay(words, '2026-11-21');
  await expectCount(rows, 0);
  await goTo('/log/week/2026-11-20', 'log-week');
  await expectHead(register, '2026-11-20', duration(210));

  // In order of what really came first.
  await goTo('/log/all', 'log-all');
  const all = tableRows();
  await expectCount(all, 3);
  const nineToTen = `${time(9 * 60)} – ${time(10 * 60)}`;
  await expectSaid(all.nth(0), nineToTen);
  await expectSaid(all.nth(1), time(23 * 60));
  await expectSaid(all.nth(2), nineToTen);

  // An entry that is corrected there keeps the zone in which it was recorded.
  await openDay(words, '2026-11-20');
  await openEntry(words, rows.first());
  await expectText(words('log.zone', { zone: there }));
  await field(words('log.end')).fill('11:00');
  await save(words);
  await expectSaid(rows.first(), time(11 * 60));
  await expectWorked(270);
});

test('a block goes on while the zone changes, and stays where and when it began', async () => {
  let zone = 'Asia/Tokyo';
  const app = await openApp('/', { now: '2026-11-24T09:00:00+09:00', around: { zone: () => zone } });
  const { words } = app;
  const { duration, time } = phrasesOf('ja');
  const title = 'しごとA';
  await begin(words, title);
  await app.pass(5);
  // There it is still the afternoon of the day before.
  zone = 'America/Los_Angeles';
  await app.pass(1);
  await expectWhole(page.getByRole('timer'), '0:06:00');
  await expectCount(page.getByRole('region', { name: named(words('focus.unsureTitle')) }), 0);
  await button(words('focus.stop')).click();
  await begin(words, title);
  await app.pass(2);
  await button(words('focus.stop')).click();

  const rows = entryRows();
  await goTo('/log', 'log');
  await expectDay(field(words('log.chooseDay')), '2026-11-23');
  await expectCount(rows, 1);
  await expectSaid(cell(rows, 'start'), time(16 * 60 + 6));
  await openDay(words, '2026-11-24');
  await expectCount(rows, 1);
  await expectSaid(cell(rows, 'start'), time(9 * 60));
  await expectSaid(rows, 'Asia/Tokyo');
  await expectWhole(total(words), words('log.worked', { duration: duration(6) }));
});

/** Starts a task from Today; adds it where it is not there yet. */
async function begin(words: Words, title: string): Promise<void> {
  await goTo('/', 'today');
  const start = startNext(words, title);
  if (start.query() === null) await addForToday(words, title);
  await start.click();
  await expect.element(page.getByRole('timer')).toBeVisible();
}

/** All entries, as they are stored. */
function storedEntries(app: OpenedApp) {
  return app.workspace().db.rows('entries').toArray();
}

/** The head of a day in the week of the log says that so much was worked on it. */
async function expectHead(register: Register, day: string, worked: string): Promise<void> {
  const name = withoutReadings(formatFor(register).weekdays([weekdayOf(day)]).markup);
  await expectWhole(dayOfWeek(register, day), `${name} ${Number(day.slice(8))}${worked}`);
}

test('where the clock goes back, either of the two times is chosen; where it goes forward, it is said what is taken', async () => {
  const around = { zone: () => 'America/New_York' };
  const { words, workspace } = await openApp('/log', { register: 'ja-easy', now: NOW, around });
  const { time } = phrasesOf('ja-easy');
  await openDay(words, '2026-10-31');
  await button(words('log.add')).click();
  await field(words('log.start')).fill('25:00');
  await expectText(words('log.timeTwice', { time: time(60) }));
  await field(words('log.end')).fill('翌1:30');
  await expect.element(field(words('log.lengthField'))).toHaveValue('30');
  await tabTo(page.getByRole('radio', { name: named(words('log.firstTime')) }).last());
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(field(words('log.lengthField'))).toHaveValue('1:30');
  await expectAccessible('a time that the clock shows twice');
  await save(words);
  const [entry] = await workspace().db.rows('entries').toArray();
  expect([entry?.startAt, entry?.endAt]).toEqual([
    Date.parse('2026-11-01T01:00:00-04:00'),
    Date.parse('2026-11-01T01:30:00-05:00'),
  ]);

  await openDay(words, '2026-03-07');
  await button(words('log.add')).click();
  await field(words('log.start')).fill('26:30');
  await expectText(words('log.timeLeftOut', { time: time(150), taken: time(210) }));
});
