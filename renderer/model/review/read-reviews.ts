import { readPreferences } from '#renderer/model/preferences/index.ts';
import type { Db, WorkspaceDb } from '#renderer/store/database.ts';
import { readRows } from '#renderer/store/parse-rows.ts';
import type { Day } from '#shared/domain/day/day.ts';
import {
  type AnswerField,
  emptyReview,
  holdsWords,
  isWritten,
  type Review,
  reviewId,
  yearBefore,
} from '#shared/domain/review/review.ts';

/**
 * The review of the week with that Monday: an empty one where nothing was written, null where this version cannot read
 * what was.
 */
export async function readReview(db: Db<'reviews'>, monday: Day): Promise<Review | null> {
  const row = await db.rows('reviews').get(reviewId(monday));
  return row ? (readRows('reviews', [row]).rows[0] ?? null) : emptyReview(monday);
}

/** A review with what stands around it. */
export interface ReviewPage {
  review: Review;
  /** The question of each answer; '' for the app's own. What was asked stays with what was answered. */
  questions: Record<AnswerField, string>;
  /** The Monday of the same week a year before, where something was written of it; else null. */
  yearAgo: Day | null;
}

/** Reads the review of the week with that Monday, for its screen; null where this version cannot read it. */
export async function readReviewPage(db: WorkspaceDb, monday: Day): Promise<ReviewPage | null> {
  const [review, former, preferences] = await Promise.all([
    readReview(db, monday),
    readReview(db, yearBefore(monday)),
    readPreferences(db),
  ]);
  if (!review) return null;
  const asked = (field: AnswerField, preferred: string) =>
    review[field]?.text ? review[field].asked : preferred;
  return {
    review,
    questions: {
      answer1: asked('answer1', preferences.reviewPrompt1),
      answer2: asked('answer2', preferences.reviewPrompt2),
      answer3: asked('answer3', preferences.reviewPrompt3),
    },
    yearAgo: former && isWritten(former) ? former.week : null,
  };
}

/** Reviews, the newest first. */
export interface FoundReviews {
  reviews: Review[];
  /** There are more than were asked for. */
  hasMore: boolean;
  /** How many of those that were looked through this version cannot read. */
  unreadable: number;
}

/**
 * Reviews with something in them, the newest first, read by their keys until there are enough.
 * @param words all of them have to be in what was written, as `searchWords` gives them
 */
export async function readReviews(
  db: WorkspaceDb,
  words: ReadonlyArray<string>,
  limit: number,
): Promise<FoundReviews> {
  let unreadable = 0;
  const rows = await db
    .rows('reviews')
    .orderBy(':id')
    .reverse()
    .filter((row) => {
      const read = readRows('reviews', [row]);
      unreadable += read.unreadable.length;
      return read.rows.some((one) => isWritten(one) && holdsWords(one, words));
    })
    .limit(limit + 1)
    .toArray();
  const found = readRows('reviews', rows).rows;
  return { reviews: found.slice(0, limit), hasMore: found.length > limit, unreadable };
}
