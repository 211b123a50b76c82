import { readPreferences } from '#renderer/model/preferences/index.ts';
import type { Db } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { rowsById } from '#renderer/store/rows-by-id.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change } from '#renderer/store/write.ts';
import { WriteError } from '#renderer/store/write-error.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { InputError } from '#shared/domain/input-error.ts';
import { PREFERENCES_ID, type Preferences } from '#shared/domain/preferences.ts';
import { landingChanges, landings } from '#shared/domain/review/landing.ts';
import { type AnswerField, type Review, reviewId } from '#shared/domain/review/review.ts';
import { NOTE_MAX, newRowFields, TITLE_MAX } from '#shared/domain/work/task.ts';
import { readReview } from './read-reviews.ts';

/** The preference that holds the question of an answer. */
const promptFields = {
  answer1: 'reviewPrompt1',
  answer2: 'reviewPrompt2',
  answer3: 'reviewPrompt3',
} as const satisfies Record<AnswerField, keyof Preferences>;

/** Writes an answer to the question as it is at present, which is kept with it. @throws InputError */
export async function writeAnswer(
  workspace: Workspace,
  monday: Day,
  field: AnswerField,
  text: string,
): Promise<Change[]> {
  const written = text.trim();
  if (written.length > NOTE_MAX) throw new InputError('note-too-long');
  return atomically(workspace, ['reviews', 'preferences'], async (transaction) => {
    const review = await readForWriting(transaction.db, monday);
    const preferences = await readPreferences(transaction.db);
    const asked = review[field]?.text ? review[field].asked : preferences[promptFields[field]];
    return transaction.write([reviewChange(monday, { [field]: { asked, text: written } })]);
  });
}

/**
 * Changes a question, from the review of a week: for every answer to come, and for the one that this week has. '' asks
 * the app's own again. @throws InputError
 */
export async function askFor(
  workspace: Workspace,
  monday: Day,
  field: AnswerField,
  question: string,
): Promise<Change[]> {
  const asked = checked(question);
  return atomically(workspace, ['reviews', 'preferences'], async (transaction) => {
    const answer = (await readForWriting(transaction.db, monday))[field];
    const patch = { [promptFields[field]]: asked };
    return transaction.write([
      { table: 'preferences', id: PREFERENCES_ID, kind: 'set', patch },
      ...(answer ? [reviewChange(monday, { [field]: { ...answer, asked } })] : []),
    ]);
  });
}

/** What a member wants of the next week, and the smallest step towards it. */
export type NextWords = Partial<Pick<Review, 'intention' | 'smallest'>>;

/** Changes what the member wants of the next week, also on the plan of the days chosen for it. @throws InputError */
export async function writeNext(workspace: Workspace, monday: Day, words: NextWords): Promise<Change[]> {
  const { intention, smallest } = words;
  const patch = {
    ...(intention === undefined ? {} : { intention: checked(intention) }),
    ...(smallest === undefined ? {} : { smallest: checked(smallest) }),
  };
  return planned(workspace, monday, () => patch);
}

/** Chooses a day for what the member wants of the next week, or none of it; a choice made a moment ago is kept. */
export function chooseDay(workspace: Workspace, monday: Day, day: Day, isChosen: boolean): Promise<Change[]> {
  return planned(workspace, monday, ({ days }) => {
    const others = days.filter((other) => other !== day);
    return { days: isChosen ? [...others, day].toSorted() : others };
  });
}

/** Changes a review and the plan together, so that both are taken back as one. */
function planned(
  workspace: Workspace,
  monday: Day,
  patchOf: (before: Review) => Partial<Pick<Review, 'intention' | 'smallest' | 'days'>>,
): Promise<Change[]> {
  return atomically(workspace, ['reviews', 'tasks'], async ({ db, around, write }) => {
    const before = await readForWriting(db, monday);
    const patch = patchOf(before);
    const after = { ...before, ...patch };
    const ids = [...landings(before), ...landings(after)].map(({ id }) => id);
    const rows = await rowsById(db, 'tasks', [...new Set(ids)]);
    const stored = new Map([...rows].map(([id, row]) => [id, parseRows('tasks', [row])[0] ?? null]));
    const { added, renamed, removedIds } = landingChanges(before, after, stored, around.now());
    return write([
      reviewChange(monday, patch),
      ...added.map(
        ({ id, ...task }): Change<'tasks'> => ({
          table: 'tasks',
          id,
          kind: 'set',
          patch: newRowFields(task),
        }),
      ),
      ...renamed.map(
        ({ id, title }): Change<'tasks'> => ({ table: 'tasks', id, kind: 'set', patch: { title } }),
      ),
      ...removedIds.map((id): Change<'tasks'> => ({ table: 'tasks', id, kind: 'delete' })),
    ]);
  });
}

/** Notes where the member is in a review, to go on from there another time. */
export function keepStep(workspace: Workspace, monday: Day, step: string): Promise<Change[]> {
  return writeReview(workspace, monday, { step });
}

/** Ends a review; it can be changed all the same. Opened again, it shows what was written. */
export function finishReview(workspace: Workspace, monday: Day): Promise<Change[]> {
  return writeReview(workspace, monday, { step: '', finishedAt: workspace.around.now() });
}

function writeReview(workspace: Workspace, monday: Day, patch: ReviewPatch): Promise<Change[]> {
  return atomically(workspace, ['reviews'], async (transaction) => {
    await readForWriting(transaction.db, monday);
    return transaction.write([reviewChange(monday, patch)]);
  });
}

/** The review as it is stored. @throws WriteError where a newer version wrote it: nothing of that is written over */
async function readForWriting(db: Db<'reviews'>, monday: Day): Promise<Review> {
  const review = await readReview(db, monday);
  if (!review) throw new WriteError('unreadable');
  return review;
}

type ReviewPatch = Partial<Omit<Review, 'id' | 'week'>>;

/** Two devices that write different fields of a review both keep theirs. */
function reviewChange(monday: Day, patch: ReviewPatch): Change<'reviews'> {
  return { table: 'reviews', id: reviewId(monday), kind: 'set', patch: { week: monday, ...patch } };
}

function checked(text: string): string {
  const line = text.trim();
  if (line.length > TITLE_MAX) throw new InputError('title-too-long');
  return line;
}
