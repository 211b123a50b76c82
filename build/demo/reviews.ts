import { addDays, type Day, weekStart } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { landings } from '#shared/domain/review/landing.ts';
import { Review, reviewId } from '#shared/domain/review/review.ts';
import { newTask, type Task } from '#shared/domain/work/task.ts';
import type { Block } from './blocks.ts';
import type { LivedDay } from './days.ts';
import * as words from './words.ts';

/** How long after getting up she looks back, and how long it takes her, in minutes. */
const LOOKED_BACK = 15;
const TAKES = 5;
/** How long what landed in the plan takes by her own estimate, in minutes. */
const ESTIMATES = { smallest: 5, intention: 25 };
/** When she does the smallest step that landed, in minutes after getting up; its intention takes her the whole day. */
const SMALLEST_DONE = 18;

/** A day, with what she worked. */
type WorkedDay = LivedDay & { blocks: ReadonlyArray<Block> };

/**
 * The reviews of her first two weeks, and the tasks that they put into her plan. She does what landed; today the smallest
 * step alone is done.
 */
export function reviewsOf(days: ReadonlyArray<WorkedDay>): { reviews: Review[]; tasks: Task[] } {
  const [today, first] = [days.at(-1), days[0]];
  if (!today || !first) return { reviews: [], tasks: [] };
  const thisWeek = weekStart(today.day, 1);
  const made = words.reviews.flatMap((said, index) => {
    const monday = addDays(first.day, 7 * index);
    const next = addDays(monday, 7);
    // On the last day of the week, or on the first day after it that she recorded.
    const on = days.find(({ day, kind }) => day >= addDays(next, -1) && kind !== 'unrecorded');
    if (!on || on === today) return [];
    const chosen =
      next === thisWeek
        ? [today.day, addDays(today.day, 2)].filter((day) => day < addDays(next, 7))
        : workDays(days, addDays(next, 1), thisWeek);
    const happened = ({ ago }: { ago: number }) => {
      const day = addDays(today.day, -ago);
      return day >= monday && day < next && day < on.day;
    };
    const [answer1, answer2, answer3] = said.answers.map(({ told, anyWeek }) => ({
      asked: '',
      text:
        told
          .filter(happened)
          .map(({ text }) => text)
          .join('') || anyWeek,
    }));
    const { intention, smallest } = said;
    const finishedAt = on.wokeAt + (LOOKED_BACK + TAKES) * MINUTE_MS;
    const words = { answer1, answer2, answer3, intention, smallest, days: chosen };
    return [Review.parse({ id: reviewId(monday), week: monday, finishedAt, ...words })];
  });
  return { reviews: made, tasks: made.flatMap((review) => landed(review, days)) };
}

/** Two days from one on, and before another, on which she works as usual. */
function workDays(days: ReadonlyArray<LivedDay>, from: Day, until: Day): Day[] {
  return days
    .filter(({ day, kind }) => day >= from && day < until && kind === 'ordinary')
    .slice(0, 2)
    .map(({ day }) => day);
}

/** What a review put into the plan of the days chosen. */
function landed(review: Review, days: ReadonlyArray<WorkedDay>): Task[] {
  const createdAt = (review.finishedAt ?? 0) - MINUTE_MS;
  return landings(review).map(({ id, day, title }, index) => {
    const part = id.includes(':smallest:') ? 'smallest' : 'intention';
    const lived = days.find((one) => one.day === day);
    return newTask({
      ...{ id, title, day, createdAt: createdAt + index, estimateMinutes: ESTIMATES[part] },
      doneAt: lived ? doneOn(lived, part, lived === days.at(-1)) : null,
    });
  });
}

/** When she did what landed on a day; null for the intention of today, which is still to come. */
function doneOn(
  { wokeAt, blocks }: WorkedDay,
  part: 'smallest' | 'intention',
  isToday: boolean,
): number | null {
  if (part === 'smallest') return wokeAt + SMALLEST_DONE * MINUTE_MS;
  return isToday ? null : (blocks.at(-1)?.endAt ?? null);
}
