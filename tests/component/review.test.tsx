import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { keepStep, writeAnswer, writeNext } from '#renderer/model/review/write-review.ts';
import { yearBefore } from '#shared/domain/review/review.ts';
import { TITLE_MAX } from '#shared/domain/work/task.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named } from '#tests/words.ts';
import { lived } from './lived-week.ts';
import { openApp } from './open-app.tsx';
import {
  button,
  expectAccessible,
  expectCount,
  expectNoText,
  expectText,
  field,
  goTo,
  heading,
  link,
  pressOn,
  ready,
  showAsPrinted,
  typeIn,
  undoByKeys,
} from './screen.ts';

const WEEK = '2026-11-23';
const [TUE, THU] = ['2026-12-01', '2026-12-03'];
const NOW = '2026-11-27T15:00:00+09:00';

const chip = (name: string) => page.getByRole('button', { name: named(name), exact: true });

test('by keyboard, a week is looked back on, step by step, and its smallest step is on the plan of the day chosen', async () => {
  const { words, workspace } = await openApp('/week', { register: 'ja-easy', now: NOW, given: lived });
  const { day, duration } = phrasesOf('ja-easy');
  const next = () => pressOn(button(words('review.next')));
  await ready('week');
  await pressOn(button(words('week.lookBack')));
  await ready('review');
  await expect.poll(() => location.hash).toBe(`#/week/review/${WEEK}`);
  await expect.element(heading(words('review.sheet'), 2)).toBeVisible();
  await expectAccessible('the sheet of a review');

  await next();
  await expect.poll(() => document.activeElement?.tagName).toBe('H2');
  await expectText('本を読む');
  await expectText(words('review.outcomeStudy', { planned: duration(120), worked: duration(160) }));
  await expectAccessible('the time of a review');

  await next();
  await expectText(words('review.goesOn', { who: '海', role: 'プログラム' }));
  await expectAccessible('what got done');

  await next();
  const tuesday = page.getBySelector('[data-ready="review"] ol > li').nth(1);
  await expect
    .poll(() => tuesday.element().textContent)
    .toContain(
      [
        words('week.energyOf', { energy: words('today.energy4') }),
        words('week.moodOf', { mood: words('today.moodGood') }),
        words('review.slept', { duration: duration(210) }),
        words('review.workedFor', { duration: duration(160) }),
      ].join(' · '),
    );
  await expectAccessible('energy beside sleep');

  await next();
  await typeIn(field(words('review.prompt1')), '本が読めた');
  await next();
  await expectText('線を1本ひく');
  const tuesdayState = words('goals.dot', { day: day('2026-11-24'), state: words('goals.stateDone') });
  await expectCount(page.getByRole('listitem').filter({ hasText: new RegExp(`^${tuesdayState}`) }), 1);
  await expectAccessible('the goals of a week');
  await next();
  await expect.element(heading(words('review.ahead'), 2)).toBeVisible();
  await typeIn(field(words('review.smallest')), 'ペンを持つ');
  await pressOn(chip(day(TUE)));
  await expectText(words('review.isPlanned', { day: day(TUE) }));
  await pressOn(chip(day(THU)));
  await pressOn(chip(day(TUE)));
  await expect.element(chip(day(TUE))).toHaveAttribute('aria-pressed', 'false');
  await expectAccessible('the next week');
  await pressOn(button(words('review.finish')));
  await expectText('本が読めた');
  await expectText('ペンを持つ');
  await expectAccessible('the end of a review');

  await goTo(`/plan/${THU}`, 'plan');
  await expectText('ペンを持つ');
  const planned = await workspace().db.rows('tasks').where('day').anyOf(TUE, THU).toArray();
  expect(planned.map((task) => [task.title, task.day])).toEqual([['ペンを持つ', THU]]);
});

test('a day that is chosen while the words are still being stored is told as planned', async () => {
  const { words } = await openApp('/week/review', { now: NOW, given: lived });
  await ready('review');
  for (let step = 0; step < 6; step++) await button(words('review.next')).click();
  await field(words('review.smallest')).fill('ペンを持つ');
  const tuesday = chip(phrasesOf('ja').day(TUE)).element() as HTMLElement;
  // Leaving the field and choosing the day in one moment, as quick fingers do.
  tuesday.focus();
  tuesday.click();
  await expectText(words('review.isPlanned', { day: phrasesOf('ja').day(TUE) }));
});

test('a review goes on where it stopped, with what was typed; its questions can be changed in place', async () => {
  const { words, reload } = await openApp('/week/review', { now: NOW, given: lived });
  await ready('review');
  for (let step = 0; step < 4; step++) await button(words('review.next')).click();
  await field(words('review.prompt2')).fill('雨の音');
  await reload();
  await ready('review');
  await expect.element(heading(words('review.words'), 2)).toBeVisible();
  await expect.element(field(words('review.prompt2'))).toHaveValue('雨の音');

  await button(`${words('review.changePrompt')} ${words('review.prompt1')}`).click();
  await expect.element(field(words('review.ownPrompt'))).toHaveFocus();
  await userEvent.keyboard('うれしかったことは？{Enter}');
  await expect.element(field('うれしかったことは？')).toBeVisible();
  await undoByKeys();
  await expect.element(field(words('review.prompt1'))).toBeVisible();
  await button(words('review.later')).click();
  await ready('week');
});

test('a question is changed only when that is said: Escape forgets it, and one that is too long stays in its field', async () => {
  const { words, workspace } = await openApp('/week/review', {
    now: NOW,
    given: (given) => keepStep(given, WEEK, 'words'),
  });
  await ready('review');
  const change = button(`${words('review.changePrompt')} ${words('review.prompt1')}`);
  const own = field(words('review.ownPrompt'));
  await change.click();
  await userEvent.keyboard('うれしかったことは？{Escape}');
  await expect.element(change).toBeVisible();
  await change.click();
  await expect.element(own).toHaveValue('');
  const long = 'と'.repeat(TITLE_MAX + 1);
  await own.fill(long);
  await userEvent.keyboard('{Enter}');
  await expectText(words('errors.title-too-long'));
  await expect.element(own).toHaveValue(long);
  await button(words('common.cancel')).click();
  await expect.element(change).toBeVisible();
  expect(await workspace().db.rows('preferences').count()).toBe(0);
});

test('on paper there is nothing that the member said of themselves', async () => {
  const { words } = await openApp('/week/review', {
    register: 'en',
    now: NOW,
    given: async (workspace) => {
      await lived(workspace);
      await writeAnswer(workspace, WEEK, 'answer1', 'Read a book');
      await writeNext(workspace, WEEK, { intention: 'One drawing' });
      await keepStep(workspace, WEEK, 'energy');
    },
  });
  await ready('review');
  await expectText(words('week.self'));
  await showAsPrinted();
  const shown = (part: string) =>
    [...document.querySelectorAll(`[data-ready] ${part}`)].filter((one) => one.checkVisibility()).length;
  expect(shown('ol > li > svg')).toBe(7);
  expect(shown('ol > li span svg')).toBe(0);
  const paper = () => document.querySelector<HTMLElement>('main')?.innerText;
  expect(paper()).not.toContain(words('week.self'));
  await button(words('review.next')).click();
  await expect.element(heading(words('review.words'), 2)).toBeVisible();
  expect(shown('textarea')).toBe(0);
  for (let step = 0; step < 2; step++) await button(words('review.next')).click();
  await expect.element(heading(words('review.ahead'), 2)).toBeVisible();
  expect(shown('input')).toBe(0);
  await button(words('review.finish')).click();
  await expect.element(heading(words('review.end'), 2)).toBeVisible();
  expect(paper()).not.toContain('Read a book');
  await goTo('/week/reviews', 'reviews');
  await expectCount(page.getBySelector('[data-ready="reviews"] li'), 1);
  expect(paper()).not.toContain('Read a book');
});

test('before the first review, the list says what will be there', async () => {
  const { words } = await openApp('/week/reviews', { now: NOW });
  await ready('reviews');
  await expectText(words('review.empty'));
  await expectAccessible('no reviews');
  await expect.element(button(words('review.lookBack'))).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await field(words('command.label')).fill('ふりかえる');
  await page.getByRole('menuitem', { name: named(words('command.lookBack')) }).click();
  await ready('review');
});

test('reviews are read again: all of them, by their words, and the one of a year ago', async () => {
  const [former, ago] = ['2026-11-16', yearBefore('2026-11-16')];
  const { words } = await openApp('/week/reviews', {
    now: NOW,
    given: async (workspace) => {
      await writeAnswer(workspace, ago, 'answer1', '去年のサンポ');
      await writeNext(workspace, former, { intention: '早めに休む' });
      await keepStep(workspace, WEEK, 'time');
    },
  });
  await ready('reviews');
  const lines = page.getBySelector('[data-ready="reviews"] li');
  await expectCount(lines, 2);
  await field(words('review.search')).fill('さんぽ');
  await expectCount(lines, 1);
  await expectAccessible('reviews that were found');
  await field(words('review.search')).fill('ありません');
  await expectText(words('review.notFound'));
  await userEvent.keyboard('{Escape}');
  await expectCount(lines, 2);
  await lines.first().getByRole('link').click();
  await link(words('review.yearAgo')).click();
  await expect.poll(() => location.hash).toBe(`#/week/review/${ago}`);
  await expectNoText(words('review.yearAgo'));
});
