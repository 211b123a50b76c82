import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { InputError } from '#shared/domain/input-error.ts';
import type { Placement } from '#shared/domain/plan/planning.ts';
import { NOTE_MAX, newRowFields, newTask, type Task, titleError } from '#shared/domain/work/task.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';

/** The title as it is kept. @throws InputError */
function checkedTitle(title: string): string {
  const error = titleError(title);
  if (error) throw new InputError(error);
  return title.trim();
}

/** What a member may say of an own task when they make it. */
export type TaskWords = Partial<
  Pick<Task, 'estimateMinutes' | 'startMinutes' | 'isAppointment' | 'cue' | 'project'>
>;

/** Adds an own task, for a day or for later. @throws InputError */
export async function addTask(
  workspace: Workspace,
  title: string,
  day: Day | null,
  words: TaskWords = {},
): Promise<Change[]> {
  return write(workspace, [newTaskChange(workspace, title, day, words)]);
}

/** The change that adds an own task. @throws InputError */
export function newTaskChange(
  { around }: Workspace,
  title: string,
  day: Day | null,
  words: TaskWords = {},
): Change<'tasks'> {
  const task = { id: around.newId(), title: checkedTitle(title), day, createdAt: around.now(), ...words };
  const { id, ...patch } = newTask(task);
  return { table: 'tasks', id, kind: 'set', patch };
}

/** Gives an own task another title. @throws InputError */
export async function renameTask(workspace: Workspace, item: WorkItem, title: string): Promise<Change[]> {
  return setTask(workspace, item, { title: checkedTitle(title) });
}

/** Keeps the member's own note on a piece of work. @throws InputError */
export async function noteTask(workspace: Workspace, item: WorkItem, note: string): Promise<Change[]> {
  if (note.length > NOTE_MAX) throw new InputError('note-too-long');
  return setTask(workspace, item, { note });
}

/** Finishes an own task, or opens it again. */
export function finishTask(workspace: Workspace, item: WorkItem, isDone: boolean): Promise<Change[]> {
  return setTask(workspace, item, { doneAt: isDone ? workspace.around.now() : null });
}

/** Plans a piece of work for a day, at its end; or takes it off the plan with null. */
export function planTask(workspace: Workspace, item: WorkItem, day: Day | null): Promise<Change[]> {
  return planTasks(workspace, [{ item, day }]);
}

/** Plans several pieces of work at once, each for its day. */
export function planTasks(workspace: Workspace, moves: ReadonlyArray<Move>): Promise<Change[]> {
  return write(workspace, planChanges(moves, workspace.around.now()));
}

/** Where a piece of work goes: to a day, or off the plan. */
export interface Move {
  item: WorkItem;
  day: Day | null;
}

/** The changes that plan several pieces of work, each at the end of its day. @param now in UTC milliseconds */
export function planChanges(moves: ReadonlyArray<Move>, now: number): Change<'tasks'>[] {
  return moves.map(({ item, day }) => taskChange(item, dayPatch(item, day, now)));
}

/** A planned time belongs to its day; only an appointment keeps it on another one. */
function dayPatch(item: WorkItem, day: Day | null, now: number): Partial<Omit<Task, 'id'>> {
  const isOther = day !== item.day && !item.isAppointment;
  return { day, ...(day ? { order: now } : {}), ...(isOther ? { startMinutes: null } : {}) };
}

/** How long a piece of work may take, when it is to begin, and after what. Also another day. */
export type TaskPlan = Pick<Task, 'estimateMinutes' | 'startMinutes' | 'cue' | 'day'>;

/** Changes how a piece of work is planned; only what differs is written. */
export async function setTaskPlan(
  workspace: Workspace,
  item: WorkItem,
  plan: Partial<TaskPlan> & { title?: string; project?: string },
): Promise<Change[]> {
  const isOwn = item.assignment === null;
  const { title, project, ...rest } = plan;
  const own = isOwn
    ? {
        ...(title === undefined ? {} : { title: checkedTitle(title) }),
        ...(project === undefined ? {} : { project }),
      }
    : {};
  return setTask(workspace, item, { ...rest, ...own });
}

/** Puts things in another order (see `reorder`). */
export function placeTasks(
  workspace: Workspace,
  items: ReadonlyArray<WorkItem>,
  placements: ReadonlyArray<Placement>,
): Promise<Change[]> {
  const byId = new Map(items.map((item) => [item.id, item]));
  return write(
    workspace,
    placements.flatMap(({ id, order }) => {
      const item = byId.get(id);
      return item ? [taskChange(item, { order })] : [];
    }),
  );
}

/** The changes that store an occurrence as it is, before something refers to it. Anything else is stored already. */
export function keepingChanges(item: WorkItem): Change<'tasks'>[] {
  return item.repeatId !== null && !item.stored ? [taskChange(item, {})] : [];
}

/**
 * Deletes an own task. Its time entries stay. An occurrence is taken off its day instead: without a row it would come
 * back.
 */
export function deleteTask(workspace: Workspace, item: WorkItem): Promise<Change[]> {
  if (item.repeatId !== null) return planTask(workspace, item, null);
  return write(workspace, [{ table: 'tasks', id: item.id, kind: 'delete' }]);
}

function setTask(workspace: Workspace, item: WorkItem, patch: Partial<Omit<Task, 'id'>>): Promise<Change[]> {
  return write(workspace, [taskChange(item, patch)]);
}

/** A change of the member's own row; if that is not stored yet, with what makes it one. */
function taskChange(item: WorkItem, patch: Partial<Omit<Task, 'id'>>): Change<'tasks'> {
  const { id, assignment, stored, ...own } = item;
  const whole = stored ? {} : newRowFields({ ...own, assignmentId: assignment?.id ?? null });
  return { table: 'tasks', id, kind: 'set', patch: { ...whole, ...patch } };
}
