import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Register } from '#renderer/locales/registers.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named } from '#tests/words.ts';
import { expectClock, expectNoClock, giveBlock, stopBlock, storedEntries } from './block-steps.ts';
import { expectDay } from './log-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { button, expectCount, expectText, field, ready } from './screen.ts';
import { expectInWeek, expectTotal } from './totals.ts';

/*
 * A block runs, the computer is closed at 23:40 and opened at 8:10. Nothing of the night is counted until the member
 * says so, and each answer comes to exactly what it says.
 */

const STARTED = '2026-11-23T23:35:00+09:00';
const START_AT = Date.parse(STARTED);
const CLOSED_AT = Date.parse('2026-11-23T23:40:00+09:00');
const OPENED_AT = Date.parse('2026-11-24T08:10:00+09:00');
const [MONDAY, TUESDAY] = ['2026-11-23', '2026-11-24'] as const;

test('a night that is counted belongs to both days', async () => {
  const app = await overNight('ja');
  await button(app.words('focus.unsureKeep')).click();
  await expectClock('8:35:00');
  await stopBlock(app);
  const { endAt } = await settled(app);
  expect(endAt).toBe(OPENED_AT);
  await expectTotal(app, MONDAY, 4 * HOUR_MS + 25 * MINUTE_MS);
  await expectTotal(app, TUESDAY, 4 * HOUR_MS + 10 * MINUTE_MS);
});

test('of a night that is left out there is only what was seen, and in the morning what came after the answer', async () => {
  const app = await overNight('ja-easy');
  await button(app.words('focus.unsureLeaveOut')).click();
  await expectNoQuestion(app);
  await app.pass(3);
  await expectClock('0:08:00');
  await stopBlock(app);
  const { pauses } = await settled(app);
  expect(pauses).toEqual([{ startAt: CLOSED_AT, endAt: OPENED_AT }]);
  await expectTotal(app, MONDAY, 5 * MINUTE_MS);
  await expectTotal(app, TUESDAY, 3 * MINUTE_MS);
});

test('ended where it was last seen, the block ends there to the millisecond', async () => {
  const app = await overNight('en');
  await button(app.words('focus.unsureStop', { time: phrasesOf('en').time(23 * 60 + 40) })).click();
  await expectNoClock();
  const { endAt } = await settled(app);
  expect(endAt).toBe(CLOSED_AT);
  await expectTotal(app, MONDAY, 5 * MINUTE_MS);
  await expectTotal(app, TUESDAY, 0);
});

test('ended at a time of its own, the block ends in that night, also when it is answered in the afternoon', async () => {
  const app = await overNight('ja-easy');
  const { words } = app;
  await app.sleep(7 * 60);
  await button(words('focus.unsureChoose')).click();
  await field(words('focus.unsureEnd')).fill('1:15');
  await button(words('focus.unsureSave')).click();
  await expectNoClock();
  const { endAt } = await settled(app);
  expect(endAt).toBe(Date.parse('2026-11-24T01:15:00+09:00'));
  await expectTotal(app, MONDAY, 100 * MINUTE_MS);
  await expectTotal(app, TUESDAY, 0);
});

test('a block over midnight that ends before the day does belongs to the day before', async () => {
  const app = await openApp('/focus', {
    register: 'ja',
    now: '2026-11-23T23:50:00+09:00',
    given: giveBlock,
  });
  const { words } = app;
  await app.pass(20);
  await expectClock('0:20:00');
  await app.sleep(9 * 60);
  await expectText(words('focus.unsureNote'));
  await button(words('focus.unsureStop', { time: phrasesOf('ja').time(10) })).click();
  await expectText(words('focus.none'));
  await expectTotal(app, MONDAY, 20 * MINUTE_MS);
  await expectTotal(app, TUESDAY, 0);
});

test('worked on over the start of the day, it belongs to both, and nothing is asked', async () => {
  const now = '2026-11-24T03:52:00+09:00';
  const app = await openApp('/log', { register: 'en', now, given: giveBlock });
  const { words } = app;
  await expectDay(field(words('log.chooseDay')), MONDAY);
  await app.pass(15);
  // The screen goes on to the new day by itself, with the block.
  await expectDay(field(words('log.chooseDay')), TUESDAY);
  await expectClock('0:15:00');
  await expectNoQuestion(app);
  await stopBlock(app);
  const { endAt } = await settled(app);
  expect(endAt).toBe(Date.parse(now) + 15 * MINUTE_MS);
  await expectTotal(app, MONDAY, 8 * MINUTE_MS);
  await expectTotal(app, TUESDAY, 7 * MINUTE_MS);
  await expectInWeek(app, MONDAY, 8 * MINUTE_MS);
  await expectInWeek(app, TUESDAY, 7 * MINUTE_MS);
});

/** The morning after, before anything was said. */
async function overNight(register: Register): Promise<OpenedApp> {
  const app = await openApp('/', { register, now: STARTED, given: giveBlock });
  const { words } = app;
  await ready('today');
  const adding = field(words('today.add'));
  await adding.click();
  await app.pass(5);
  await app.sleep(8.5 * 60);

  // Asked quietly: nothing takes the focus, and nothing is counted, also after the page was opened anew.
  await expectAsked(app);
  await expect.element(adding).toHaveFocus();
  await app.reload();
  await expectAsked(app);
  expect(await onlyEntry(app)).toMatchObject({
    startAt: START_AT,
    endAt: null,
    unsure: [{ startAt: CLOSED_AT, endAt: OPENED_AT }],
  });
  return app;
}

async function expectAsked({ words }: OpenedApp): Promise<void> {
  await expectText(words('focus.unsureNote'));
  await expectCount(page.getByRole('dialog'), 0);
  await expectClock('0:05:00');
}

async function expectNoQuestion({ words }: OpenedApp): Promise<void> {
  await expectCount(page.getByRole('region', { name: named(words('focus.unsureTitle')) }), 0);
}

/** The block, of which nothing is unsure any more. */
async function settled(app: OpenedApp): Promise<TimeEntry> {
  await expect.poll(async () => (await onlyEntry(app)).unsure).toEqual([]);
  return onlyEntry(app);
}

async function onlyEntry(app: OpenedApp): Promise<TimeEntry> {
  const [entry, ...others] = await storedEntries(app);
  if (!entry || others.length > 0) throw new Error(`one entry expected, found ${others.length + 1}`);
  return entry;
}
