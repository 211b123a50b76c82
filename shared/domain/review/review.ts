import * as z from 'zod';
import { addDays, Day, type FirstWeekday, weekStart } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { NOTE_MAX, TITLE_MAX } from '#shared/domain/work/task.ts';

/** A question that a review asks for words; '' stands for the app's own, in the language that is shown. */
export const Prompt = z.string().max(TITLE_MAX);

/** The member's words, with what was asked: a question that is changed later leaves old answers as they were. */
export const ReviewAnswer = z.object({ asked: Prompt, text: z.string().max(NOTE_MAX) });
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;

/** The fields of the answers, one for each question. */
export const answerFields = ['answer1', 'answer2', 'answer3'] as const;
export type AnswerField = (typeof answerFields)[number];

/** The most days that an intention can be planned for. */
export const REVIEW_DAYS_MAX = 14;

/**
 * What a member wrote as they looked back on a week. Nothing that can be computed from records is in it. Each answer is
 * a field of its own, so that two devices that write different ones both keep theirs.
 */
export const Review = z.object({
  id: Id,
  /** The Monday of the week, see {@link reviewMonday}. */
  week: Day,
  /** Where the member stopped; '' at the beginning. A newer version may know more steps. */
  step: z.string().max(40).default(''),
  answer1: ReviewAnswer.nullable().default(null),
  answer2: ReviewAnswer.nullable().default(null),
  answer3: ReviewAnswer.nullable().default(null),
  /** What the member wants of the next week, and the smallest step towards it; see `landing.ts`. */
  intention: z.string().max(TITLE_MAX).default(''),
  smallest: z.string().max(TITLE_MAX).default(''),
  /** The days on whose plan these two stand. */
  days: z.array(Day).max(REVIEW_DAYS_MAX).default([]),
  /** When the member came to the end; null while they did not, nothing requires it. */
  finishedAt: Instant.nullable().default(null),
});
export type Review = z.infer<typeof Review>;

/**
 * The Monday by which the review of a week is known, given any day of that week. A week that begins on Sunday has its
 * Monday on its second day, so a member who changes where weeks begin still finds each review.
 */
export function reviewMonday(day: Day, firstWeekday: FirstWeekday): Day {
  return addDays(weekStart(day, firstWeekday), firstWeekday === 7 ? 1 : 0);
}

/** The id of the review of a week: the same on every device. Ids are in the order of the weeks. */
export function reviewId(monday: Day): string {
  return `review:${monday}`;
}

/** A review of which nothing is written yet. */
export function emptyReview(monday: Day): Review {
  return Review.parse({ id: reviewId(monday), week: monday });
}

/** The Monday of the same week one year before: the one nearest to its date. */
export function yearBefore(monday: Day): Day {
  return addDays(monday, -52 * 7);
}

/** The answers with words in them, in the order of the questions. */
export function answersOf(review: Review): ReviewAnswer[] {
  return answerFields.flatMap((field) => {
    const answer = review[field];
    return answer && answer.text.trim() !== '' ? [answer] : [];
  });
}

/** True once there is something to read in a review. */
export function isWritten(review: Review): boolean {
  const { intention, smallest, finishedAt } = review;
  return finishedAt !== null || intention !== '' || smallest !== '' || answersOf(review).length > 0;
}

/** True where every one of these words is in what the member wrote. @param words as `searchWords` gives them */
export function holdsWords(review: Review, words: ReadonlyArray<string>): boolean {
  const answers = answersOf(review).flatMap(({ asked, text }) => [asked, text]);
  const text = foldText([review.intention, review.smallest, ...answers].join('\n'));
  return words.every((word) => text.includes(word));
}
