import type { Day } from '#shared/domain/day/day.ts';
import { newTask, type Task } from '#shared/domain/work/task.ts';
import { type Review, reviewId } from './review.ts';

/** What of a review goes into the plan of a day, in the order in which it stands there. */
const parts = ['smallest', 'intention'] as const;

/** A task that a review asks for. */
export interface Landing {
  /** Made of the review and the day: two devices that plan the same make one row. */
  id: string;
  day: Day;
  title: string;
}

/** The tasks that a review asks for: its smallest step and its intention, on each of the days chosen. */
export function landings(review: Pick<Review, 'week' | 'days' | 'intention' | 'smallest'>): Landing[] {
  const { week, days } = review;
  return [...new Set(days)].flatMap((day) =>
    parts.flatMap((part): Landing[] => {
      const title = review[part].trim();
      return title === '' ? [] : [{ id: `${reviewId(week)}:${part}:${day}`, day, title }];
    }),
  );
}

/** How the plan changes when a review does. */
export interface LandingChanges {
  added: Task[];
  renamed: Landing[];
  removedIds: string[];
}

/**
 * What has to change in the plan when a review does. What is done stays as it is, also where its day is no longer
 * chosen; so does what the member has given another name or day, and what they took away from a day by hand.
 * @param stored the tasks that there are, by id; null for one that cannot be read, which is left as it is
 * @param now when added tasks are made, in UTC milliseconds
 */
export function landingChanges(
  before: Review,
  after: Review,
  stored: ReadonlyMap<string, Pick<Task, 'title' | 'day' | 'doneAt'> | null>,
  now: number,
): LandingChanges {
  const former = new Map(landings(before).map((landing) => [landing.id, landing]));
  const wanted = new Map(landings(after).map((landing) => [landing.id, landing]));
  const isOpen = (id: string) => stored.get(id)?.doneAt === null;
  return {
    added: [...wanted.values()]
      .filter(({ id }) => !former.has(id) && !stored.has(id))
      .map(({ id, title, day }, index) => newTask({ id, title, day, createdAt: now + index })),
    renamed: [...wanted.values()].filter(({ id, title }) => {
      const was = former.get(id)?.title;
      return was !== undefined && was !== title && isOpen(id) && stored.get(id)?.title === was;
    }),
    removedIds: [...former.values()].flatMap(({ id, title, day }) => {
      const task = stored.get(id);
      return !wanted.has(id) && isOpen(id) && task?.title === title && task.day === day ? [id] : [];
    }),
  };
}
