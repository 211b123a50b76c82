import type { NextWords } from '#renderer/model/review/index.ts';
import type { AnswerField } from '#shared/domain/review/review.ts';

/** The app's own question for each answer. */
export const promptNames = {
  answer1: 'review.prompt1',
  answer2: 'review.prompt2',
  answer3: 'review.prompt3',
} as const satisfies Record<AnswerField, string>;

/** What the two lines about the next week are called. */
export const nextNames = {
  intention: 'review.intention',
  smallest: 'review.smallest',
} as const satisfies Record<keyof NextWords, string>;

/** Estimate beside outcome in a sentence, for each kind of work. */
export const outcomeWords = {
  work: 'review.outcomeWork',
  study: 'review.outcomeStudy',
  meeting: 'review.outcomeMeeting',
  other: 'review.outcomeOther',
} as const;
