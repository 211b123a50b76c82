import type { ReviewPage } from '#renderer/model/review/index.ts';
import type { Day } from '#shared/domain/day/day.ts';

/** What each step of a review is given. */
export interface StepProps {
  /** The seven days that are looked back on. */
  days: ReadonlyArray<Day>;
  page: ReviewPage;
}
