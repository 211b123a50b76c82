import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  type Day,
  type FirstWeekday,
  weekDays,
  weekdayOf,
  weekStart,
} from '#shared/domain/day/day.ts';
import { searchWords } from '#shared/domain/fold-text.ts';
import { emptyReview, holdsWords, isWritten, reviewId, reviewMonday, yearBefore } from './review.ts';

const someDay = fc.integer({ min: 0, max: 20_000 }).map((days): Day => addDays('2000-01-01', days));
const firstWeekday = fc.constantFrom<FirstWeekday>(1, 7);

test('a week has one Monday, which is in it, wherever weeks begin', () => {
  fc.assert(
    fc.property(someDay, firstWeekday, (day, first) => {
      const monday = reviewMonday(day, first);
      expect(weekdayOf(monday)).toBe(1);
      const week = weekDays(weekStart(day, first));
      expect(week).toContain(monday);
      for (const other of week) expect(reviewMonday(other, first)).toBe(monday);
      expect(reviewMonday(monday, first)).toBe(monday);
      expect(reviewMonday(addDays(day, 7), first)).toBe(addDays(monday, 7));
    }),
  );
});

test('a Sunday belongs to the week before its Monday, or to the one after, as the member chose', () => {
  expect(reviewMonday('2026-11-29', 1)).toBe('2026-11-23');
  expect(reviewMonday('2026-11-29', 7)).toBe('2026-11-30');
});

test('ids are in the order of the weeks, and a year before is the Monday nearest to the date', () => {
  fc.assert(
    fc.property(someDay, someDay, (a, b) => {
      const [one, other] = [reviewMonday(a, 1), reviewMonday(b, 1)];
      expect(reviewId(one) < reviewId(other)).toBe(one < other);
      const ago = yearBefore(one);
      expect(weekdayOf(ago)).toBe(1);
      const date = `${Number(one.slice(0, 4)) - 1}${one.slice(4)}`.replace('-02-29', '-02-28');
      expect(Math.abs(Date.parse(ago) - Date.parse(date))).toBeLessThanOrEqual(3 * 86_400_000);
    }),
  );
});

test('a review is written once it has words or is finished, and is found by what is in it', () => {
  const empty = emptyReview('2026-11-23');
  expect(isWritten(empty)).toBe(false);
  expect(isWritten({ ...empty, step: 'words', answer1: { asked: '', text: ' ' } })).toBe(false);
  expect(isWritten({ ...empty, finishedAt: 1 })).toBe(true);
  const written = {
    ...empty,
    answer2: { asked: 'なにが楽しかった？', text: 'サンポに行けた' },
    intention: '朝に机へ',
  };
  expect(isWritten(written)).toBe(true);
  for (const found of ['さんぽ', '朝 サンポ', '楽しかった', '']) {
    expect(holdsWords(written, searchWords(found)), found).toBe(true);
  }
  expect(holdsWords(written, searchWords('散歩'))).toBe(false);
});
