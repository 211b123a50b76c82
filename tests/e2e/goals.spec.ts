import type { Page } from '@playwright/test';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { ending, named, namedLike, type Words } from '#tests/words.ts';
import { button, expect, expectText, field, goTo, test } from './fixture.ts';
import { expectAllSent, makeSheet, openByCode } from './keys-steps.ts';
import { clickFrom } from './menu-steps.ts';
import { sleepUntil } from './pass.ts';
import { storedRows } from './stored.ts';

const [GOAL, CUE, STEP, SMALLEST] = ['スケッチをする', 'お茶をいれたら', 'ペンを持つ', '点をひとつ打つ'];
const format = phrasesOf('ja');

test('a month with a goal on two computers: marked, missed, let pass, paused, taken up again, and ended with thanks', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const first = await openJoined(member, at('2026-11-02', '9:00'));
  await addGoal(first, words);
  await goTo(first, '/', 'today');
  await expectText(first, words('goals.ifThen', { cue: CUE, step: STEP }));
  await mark(first, words);
  const code = await makeSheet(first, words);
  const second = await openJoined(member, at('2026-11-02', '10:00'));
  await openByCode(second, words, code);
  const both = [first, second];
  await goTo(second, '/', 'today');
  await expect(box(second, words)).toBeChecked();

  // Tuesday is done. On Wednesday nobody opens the app: on Thursday there is a clean day, and nothing is told of it.
  await openOn(first, 'today', '2026-11-03');
  await mark(first, words);
  await openOn(second, 'today', '2026-11-05');
  await expect(box(second, words)).not.toBeChecked();
  await expect(card(second, words)).not.toContainText(/[\d０-９]/);
  await clickFrom(second, menuOf(second, words), words('goals.smallestDo', { smallest: SMALLEST }));
  await expect(box(second, words)).toBeChecked();

  // Friday is let pass, Saturday missed, Sunday done. Both computers tell the same of the days that count.
  await openOn(first, 'today', '2026-11-06');
  await clickFrom(first, menuOf(first, words), words('goals.letPass'));
  await expectText(first, words('goals.stateLetPass'));
  await openOn(first, 'today', '2026-11-08');
  await mark(first, words);
  await openOn(second, 'goals', '2026-11-08', '10:00');
  const week = ['Done', 'Done', 'Blank', 'Smallest', 'LetPass', 'Blank', 'Done'] as const;
  for (const page of both) {
    await expectWeek(page, words, '2026-11-02', week);
    await expectLast(page, words, 4, 6);
  }

  // A week of rest takes nothing away.
  await openOn(first, 'goals', '2026-11-09');
  await clickFrom(first, menuOf(first, words), words('goals.pause'));
  await expectText(first, words('goals.paused', { title: GOAL }));
  await openOn(second, 'today', '2026-11-12');
  await expect(card(second, words)).toHaveCount(0);
  await openOn(first, 'goals', '2026-11-16');
  await expectWeek(first, words, '2026-11-10', Array(7).fill('Paused'));
  await expectLast(first, words, 4, 6);
  await clickFrom(first, menuOf(first, words), words('goals.resume'));
  await openOn(second, 'today', '2026-11-16', '10:00');
  await expect(box(second, words)).not.toBeChecked();
  await expectLast(second, words, 4, 6);

  // Both mark the same day, one of them without a network: it is one mark, and the later word holds on both.
  await second.context().setOffline(true);
  await openOn(first, 'today', '2026-11-17');
  await mark(first, words);
  await expectAllSent(first, words);
  await openOn(second, 'today', '2026-11-17', '12:00');
  await expect(box(second, words)).not.toBeChecked();
  await clickFrom(second, menuOf(second, words), words('goals.smallestDo', { smallest: SMALLEST }));
  await second.context().setOffline(false);
  await expectAllSent(second, words);
  const rooted: (string | null)[] = [];
  for (const page of both) {
    const afterRest = [...Array(5).fill('Paused'), 'Blank', 'Smallest'];
    await expectWeek(page, words, '2026-11-11', afterRest);
    await expectLast(page, words, 4, 7);
    rooted.push(await plant(page, words).getAttribute('aria-label'));
    const marks = (await storedRows(page, 'goalMarks')) as { day: Day }[];
    expect(marks.filter(({ day }) => day === '2026-11-17')).toHaveLength(1);
  }

  // Nearly two weeks without the goal: no number tells of them, and what has grown is there.
  await openOn(first, 'today', '2026-11-30');
  await expect(box(first, words)).not.toBeChecked();
  await expect(card(first, words)).not.toContainText(/[\d０-９]/);
  await expectWeek(first, words, '2026-11-24', Array(7).fill('Blank'));
  await expect(first.getByText(namedLike(words('goals.last', { done: '…', days: '…' })))).toHaveCount(0);
  expect(rooted).toEqual([words('goals.strength', { level: words('goals.levelSprout') }), rooted[0]]);
  await expect(plant(first, words)).toHaveAttribute('aria-label', rooted[0] ?? '');

  // It has had its time.
  await clickFrom(first, menuOf(first, words), words('goals.end'));
  await expectText(first, words('goals.ended', { title: GOAL }));
  await openOn(second, 'today', '2026-11-30', '10:00');
  await expect(card(second, words)).toHaveCount(0);
  await goTo(second, '/goals', 'goals');
  await second.getByText(words('goals.endedTitle', { count: '1' })).click();
  const ended = second.getByRole('listitem').filter({ hasText: GOAL });
  await expect(ended).toContainText(
    words('goals.endedFromTo', {
      from: format.dayLong('2026-11-02'),
      to: format.dayLong('2026-11-30'),
    }),
  );
});

function at(day: Day, time: string): Date {
  return new Date(`${day}T${time.padStart(5, '0')}:00+09:00`);
}

/** The computer is opened on a later day, and shows a screen as it is then, none of what it showed before. */
async function openOn(page: Page, screen: 'today' | 'goals', day: Day, time = '9:00'): Promise<void> {
  await goTo(page, '/log', 'log');
  await sleepUntil(page, at(day, time));
  await goTo(page, screen === 'today' ? '/' : '/goals', screen);
}

/** A goal in the member's own words: if-then, five days a week, its smallest version, and a picture of how it grows. */
async function addGoal(page: Page, words: Words): Promise<void> {
  await goTo(page, '/goals', 'goals');
  await button(page, words('goals.add')).click();
  await field(page, words('goals.what')).fill(GOAL);
  await choose(page, words('goals.howOften'), words('goals.daysAWeek', { days: format.days(5) }));
  await choose(page, words('goals.cue'), words('goals.cueKindWords'));
  await field(page, words('goals.cueWords')).fill(CUE);
  await field(page, words('goals.step')).fill(STEP);
  await field(page, words('goals.smallest')).fill(SMALLEST);
  await page.getByText(words('goals.showStrength'), { exact: true }).click();
  await button(page, words('common.save')).click();
  await expectText(page, words('goals.saved', { title: GOAL }));
}

/** Chooses from a list that opens. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: ending(label) }).click();
  await page.getByRole('option', { name: named(option) }).click();
}

/** The goals of today. */
function card(page: Page, words: Words) {
  return page.getByRole('region', { name: named(words('goals.todayTitle')) });
}

function box(page: Page, words: Words) {
  return page.getByRole('checkbox', { name: named(words('goals.markItem', { title: GOAL })) });
}

function menuOf(page: Page, words: Words) {
  return button(page, words('goals.more', { title: GOAL }));
}

/** How the goal has grown, as a picture. */
function plant(page: Page, words: Words) {
  return page.getByRole('img', { name: namedLike(words('goals.strength', { level: '…' })) });
}

/** Done today, in one click. */
async function mark(page: Page, words: Words): Promise<void> {
  // The box itself is drawn by its label.
  await box(page, words).click({ force: true });
  await expect(box(page, words)).toBeChecked();
}

type State = 'Done' | 'Smallest' | 'LetPass' | 'Paused' | 'Blank';

/** The goal's last seven days, as they are told on its screen. */
async function expectWeek(page: Page, words: Words, from: Day, states: ReadonlyArray<State>): Promise<void> {
  await goTo(page, '/goals', 'goals');
  const week = page.getByRole('toolbar', { name: named(words('goals.week', { title: GOAL })) });
  for (const [index, state] of states.entries()) {
    const day = format.day(addDays(from, index));
    const dot = words('goals.dot', { day, state: words(`goals.state${state}`) });
    await expect(button(week, dot)).toHaveCount(1);
  }
}

/** "4 of the last 6", on the goal's screen. */
async function expectLast(page: Page, words: Words, done: number, days: number): Promise<void> {
  await goTo(page, '/goals', 'goals');
  await expectText(page, words('goals.last', { done: String(done), days: format.days(days) }));
}
