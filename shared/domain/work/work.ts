import type { Day } from '#shared/domain/day/day.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { type Assignment, assignmentState, awaitedBy } from '#shared/domain/relay/assignment.ts';
import type { Task } from './task.ts';

/** One piece of work as the member sees it: an own task, or an assignment they said yes to. */
export interface WorkItem {
  id: string;
  title: string;
  note: string;
  day: Day | null;
  order: number;
  doneAt: number | null;
  createdAt: number;
  estimateMinutes: number | null;
  startMinutes: number | null;
  isAppointment: boolean;
  cue: string;
  project: string;
  repeatId: string | null;
  assignment: Assignment | null;
  /** False while the member's own row (beside an assignment, or of an occurrence) has not been written yet. */
  stored: boolean;
}

/**
 * Own tasks and accepted assignments as one list, in planning order. The member's row beside an assignment has the
 * assignment's id; where it does not exist (yet, or on this device), defaults stand in. Beside an assignment that is
 * not accepted (any more) it is kept, but not shown.
 * @param occurrences occurrences of repeats that have no row yet
 */
export function workItems(
  tasks: ReadonlyArray<Task>,
  assignments: ReadonlyArray<Assignment>,
  occurrences: ReadonlyArray<Task> = [],
): WorkItem[] {
  const rows = new Map(tasks.map((task) => [task.id, task]));
  const accepted = assignments.filter((assignment) => assignment.answer === 'accepted');
  const items = [
    ...accepted.map((assignment) => fromAssignment(assignment, rows.get(assignment.id))),
    ...tasks.filter(({ assignmentId }) => assignmentId === null).map((task) => fromTask(task)),
    ...occurrences.map((task) => fromTask(task, false)),
  ];
  return items.toSorted((a, b) => a.order - b.order || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

function fromTask({ assignmentId: _, ...task }: Task, stored = true): WorkItem {
  return { ...task, assignment: null, stored };
}

function fromAssignment(assignment: Assignment, row: Task | undefined): WorkItem {
  return {
    id: assignment.id,
    title: assignment.title,
    note: row?.note ?? '',
    day: row?.day ?? null,
    order: row?.order ?? 0,
    doneAt: assignment.handedOverAt,
    createdAt: row?.createdAt ?? assignment.offeredAt,
    estimateMinutes: row?.estimateMinutes ?? null,
    startMinutes: row?.startMinutes ?? null,
    isAppointment: false,
    cue: row?.cue ?? '',
    project: assignment.project,
    repeatId: null,
    assignment,
    stored: row !== undefined,
  };
}

/**
 * The work that can be started, what is planned for `today` first. Appointments are no work.
 * @param runningId what is being worked on already
 */
export function startable(
  items: ReadonlyArray<WorkItem>,
  today: Day,
  runningId: string | null = null,
): WorkItem[] {
  return items
    .filter(({ id, doneAt, isAppointment }) => doneAt === null && !isAppointment && id !== runningId)
    .toSorted((a, b) => Number(b.day === today) - Number(a.day === today));
}

/** The work of that name; widths, case and spaces make no other name. */
export function workNamed(items: ReadonlyArray<WorkItem>, name: string): WorkItem | null {
  const folded = (text: string) => foldText(text).replace(/\s+/g, '');
  return items.find(({ title }) => folded(title) === folded(name)) ?? null;
}

/** Why a step is suggested: it is planned; a member waits for it; it was accepted; it is the member's own. */
export type StepReason = 'planned' | 'needed-next' | 'accepted' | 'own';

/**
 * The one next step: the first open item planned for `today`; else the accepted assignment that is needed
 * soonest; else the oldest own task. Null when there is nothing that can be started.
 */
export function nextStep(
  items: ReadonlyArray<WorkItem>,
  today: Day,
): { item: WorkItem; reason: StepReason } | null {
  const open = startable(items, today);
  const planned = open.find(({ day }) => day === today);
  if (planned) return { item: planned, reason: 'planned' };
  const needed = open
    .filter(({ assignment }) => assignment !== null)
    .toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)))[0];
  if (needed?.assignment) {
    return { item: needed, reason: awaitedBy(needed.assignment) ? 'needed-next' : 'accepted' };
  }
  const own = open.toSorted((a, b) => a.createdAt - b.createdAt)[0];
  return own ? { item: own, reason: 'own' } : null;
}

/** Undated work comes after every date. */
function dueOf({ assignment }: WorkItem): string {
  return assignment?.dueDay ?? '9999-12-31';
}

/** Assignments that wait for the member's answer, the soonest needed first. */
export function openOffers(assignments: ReadonlyArray<Assignment>): Assignment[] {
  return assignments
    .filter((assignment) => assignmentState(assignment) === 'offered')
    .toSorted((a, b) => (a.dueDay ?? '9999').localeCompare(b.dueDay ?? '9999') || a.offeredAt - b.offeredAt);
}
