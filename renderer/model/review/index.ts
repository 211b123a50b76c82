// Looking back on a week: what the member writes, and what of it goes into the plan.
export { type FoundReviews, type ReviewPage, readReviewPage, readReviews } from './read-reviews.ts';
export { type ReviewWork, readReviewWork } from './read-work-of-week.ts';
export {
  askFor,
  chooseDay,
  finishReview,
  keepStep,
  type NextWords,
  writeAnswer,
  writeNext,
} from './write-review.ts';
