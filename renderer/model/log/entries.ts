import { keepingChanges, newTaskChange, readOneWork } from '#renderer/model/work/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { union } from '#shared/domain/day/interval.ts';
import { recordedIn } from '#shared/domain/day/local-zone.ts';
import { InputError } from '#shared/domain/input-error.ts';
import { mergeEntries, splitEntry } from '#shared/domain/log/entry-edits.ts';
import { entryWithout, type Settled, settleOverlap } from '#shared/domain/log/overlap.ts';
import { breakError, entryError, type Feeling, type TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleepSpan } from '#shared/domain/rhythm/sleep.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';

/**
 * What a member edits of a time entry; what is left out stays as it is. Times are UTC milliseconds; `endAt` is null while
 * a block is open.
 */
export type EntryEdit = Pick<TimeEntry, 'taskId' | 'startAt' | 'endAt' | 'note'> &
  Partial<Pick<TimeEntry, 'kind' | 'pauses'>> &
  NewTask;

/** The task of an entry where there is none yet. */
export interface NewTask {
  /** The title of an own task that is made for later, and that the entry is then about, whatever its `taskId`. */
  newTask?: string;
}

/** Adds an entry by hand, with its task where that is new. @throws InputError */
export async function addEntry(workspace: Workspace, typed: EntryEdit): Promise<Change[]> {
  refuse(workspace, typed, null);
  const { edit, before } = await withTask(workspace, typed);
  const patch = {
    pauses: [],
    ...edit,
    unsure: [],
    ...recordedIn(workspace.around.zone(), edit.startAt),
    source: 'manual' as const,
    device: null,
  };
  return write(workspace, [
    ...before,
    { table: 'entries', id: workspace.around.newId(), kind: 'set', patch },
  ]);
}

/** Changes an entry; only what differs is written. Pauses outside its new times no longer count. @throws InputError */
export async function editEntry(workspace: Workspace, entry: TimeEntry, typed: EntryEdit): Promise<Change[]> {
  refuse(workspace, typed, entry);
  const { edit, before } = await withTask(workspace, typed);
  const keys = ['taskId', 'startAt', 'endAt', 'pauses', 'note', 'kind'] as const;
  const patch = Object.fromEntries(
    keys.filter((key) => edit[key] !== undefined && entry[key] !== edit[key]).map((key) => [key, edit[key]]),
  );
  if (Object.keys(patch).length === 0) return [];
  return write(workspace, [...before, { table: 'entries', id: entry.id, kind: 'set', patch }]);
}

/**
 * An edit with the id of its task, and what is to be stored before it: a task that is new, or an occurrence, whose name
 * would be lost with its day.
 */
async function withTask<E extends Partial<Pick<TimeEntry, 'taskId'>>>(
  workspace: Workspace,
  { newTask, ...edit }: E & NewTask,
): Promise<{ edit: Omit<E & NewTask, 'newTask'>; before: Change<'tasks'>[] }> {
  if (newTask !== undefined) {
    const task = newTaskChange(workspace, newTask, null);
    return { edit: { ...edit, taskId: task.id }, before: [task] };
  }
  const work = edit.taskId ? await readOneWork(workspace.db, edit.taskId) : null;
  return { edit, before: work?.item ? keepingChanges(work.item) : [] };
}

/** Splits an entry that has ended in two. @throws InputError when the instant is not inside it */
export async function cutEntry(workspace: Workspace, entry: TimeEntry, at: number): Promise<Change[]> {
  const split = splitEntry(entry, at, workspace.around.newId());
  if (!split) throw new InputError('entry-split-outside');
  const { id, ...second } = split.second;
  return write(workspace, [
    { table: 'entries', id: entry.id, kind: 'set', patch: split.first },
    { table: 'entries', id, kind: 'set', patch: second },
  ]);
}

/** Makes one entry of several that have ended. @throws InputError where they cannot become one */
export async function joinEntries(
  workspace: Workspace,
  entries: ReadonlyArray<TimeEntry>,
): Promise<Change[]> {
  const merged = mergeEntries(entries);
  if (!merged) throw new InputError('entry-not-one');
  const { keptId, kept, goneIds } = merged;
  return write(workspace, [
    { table: 'entries', id: keptId, kind: 'set', patch: kept },
    ...goneIds.map((id): Change => ({ table: 'entries', id, kind: 'delete' })),
  ]);
}

/** What several entries can be given at once; what is left out stays as it is. */
export type EntriesEdit = Partial<Pick<TimeEntry, 'taskId' | 'kind'>> & NewTask;

/** Changes several entries at once. @throws InputError */
export async function editEntries(
  workspace: Workspace,
  ids: ReadonlyArray<string>,
  typed: EntriesEdit,
): Promise<Change[]> {
  const { edit, before } = await withTask(workspace, typed);
  return write(workspace, [
    ...before,
    ...ids.map((id): Change => ({ table: 'entries', id, kind: 'set', patch: edit })),
  ]);
}

/** Deletes entries. The returned changes bring them back. */
export function deleteEntries(workspace: Workspace, ids: ReadonlyArray<string>): Promise<Change[]> {
  return write(
    workspace,
    ids.map((id): Change => ({ table: 'entries', id, kind: 'delete' })),
  );
}

/** Lets the time that two entries share count to `kept` alone. @throws InputError where both run */
export async function settleEntries(
  workspace: Workspace,
  kept: TimeEntry,
  other: TimeEntry,
): Promise<Change[]> {
  return settle(workspace, other, settleOverlap(kept, other, workspace.around.now()));
}

/** What an entry tells of recorded sleep was sleep, and is not work any more. @throws InputError where it still runs */
export async function countAsSleep(
  workspace: Workspace,
  entry: TimeEntry,
  records: ReadonlyArray<RhythmRecord>,
): Promise<Change[]> {
  const now = workspace.around.now();
  const slept = union(records.map((record) => sleepSpan(record, now)));
  return settle(workspace, entry, entryWithout(entry, slept, now));
}

function settle(workspace: Workspace, { id }: TimeEntry, settled: Settled | null): Promise<Change[]> {
  if (!settled) throw new InputError('entries-both-run');
  if (settled.kind === 'gone') return deleteEntries(workspace, [id]);
  return write(workspace, [{ table: 'entries', id, kind: 'set', patch: settled.patch }]);
}

/** Times that do not change are not checked again: a clock that was wrong must not make an entry unchangeable. */
function refuse({ around }: Workspace, edit: EntryEdit, before: TimeEntry | null): void {
  const isStill = before?.startAt === edit.startAt && before.endAt === edit.endAt;
  const isAhead = !isStill && Math.max(edit.startAt, edit.endAt ?? 0) > around.now();
  // Breaks that do not change are not checked either: those outside the times stay, and do not count.
  const newBreaks = (edit.pauses ?? []).filter((pause) => !before?.pauses.includes(pause));
  const breakErrors = newBreaks.flatMap((pause) => breakError(pause, edit, around.now()) ?? []);
  const error = isAhead ? 'entry-in-future' : (entryError(edit) ?? breakErrors[0]);
  if (error) throw new InputError(error);
}

/** Changes the note of an entry, also while it runs. @throws InputError */
export async function noteEntry(
  workspace: Workspace,
  { id }: Pick<TimeEntry, 'id'>,
  text: string,
): Promise<Change[]> {
  const note = text.trim();
  if (note.length > NOTE_MAX) throw new InputError('entry-note-too-long');
  return write(workspace, [{ table: 'entries', id, kind: 'set', patch: { note } }]);
}

/** Says how a block was. Nothing at all means that the member does not want to say, and is not asked again. */
export function feelEntry(
  workspace: Workspace,
  { id }: Pick<TimeEntry, 'id'>,
  felt: Feeling,
): Promise<Change[]> {
  return write(workspace, [{ table: 'entries', id, kind: 'set', patch: { felt } }]);
}
