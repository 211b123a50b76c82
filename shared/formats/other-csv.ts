import { type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import { lengthText, utcStamp, wallDate, wallTime } from './wall-text.ts';
import { nameOf, type WorkName } from './work-names.ts';

/** Who the files for other programs say worked. */
export interface Person {
  name: string;
  email: string;
}

const TOGGL_COLUMNS = [
  ...['User', 'Email', 'Client', 'Project', 'Task', 'Description', 'Billable'],
  ...['Start date', 'Start time', 'End date', 'End time', 'Duration', 'Tags'],
];

/**
 * The time log as Toggl Track reads it: one row for each stretch without a break, dates `Y-m-d`, times `HH:MM:SS` by
 * the wall clock in the zone of the entry. What is still running is left out. The title is in `Description`, where
 * Toggl shows what was worked on, and the note after it.
 */
export function togglRows(
  entries: ReadonlyArray<TimeEntry>,
  names: ReadonlyMap<string, WorkName>,
  person: Person,
): string[][] {
  const rows = stretches(entries).map(({ entry, startAt, endAt }) => {
    const { title, project, client } = nameOf(names, entry.taskId);
    const [start, end] = [startAt, endAt].map((at) => [wallDate(at, entry.zone), wallTime(at, entry.zone)]);
    const length = lengthText(wholeSecond(endAt) - wholeSecond(startAt));
    return [
      ...[person.name, person.email, client, project, '', description(title, entry.note), 'No'],
      ...[...(start ?? []), ...(end ?? []), length, ''],
    ];
  });
  return [TOGGL_COLUMNS, ...rows];
}

const SOLIDTIME_COLUMNS = [
  ...[
    'description',
    'billable',
    'client',
    'project',
    'tags',
    'start',
    'end',
    'task',
    'user_name',
    'user_email',
  ],
];

/** The time log as solidtime's general import reads it, in UTC; rows as in {@link togglRows}, the title as the task. */
export function solidtimeRows(
  entries: ReadonlyArray<TimeEntry>,
  names: ReadonlyMap<string, WorkName>,
  person: Person,
): string[][] {
  const rows = stretches(entries).map(({ entry, startAt, endAt }) => {
    const { title, project, client } = nameOf(names, entry.taskId);
    // A task belongs to a project there; without one, the title goes first in the description.
    const task = project === '' ? '' : title;
    const text = task === '' ? description(title, entry.note) : entry.note;
    return [
      ...[text, 'false', client, project, '', utcStamp(startAt), utcStamp(endAt)],
      ...[task, person.name, person.email],
    ];
  });
  return [SOLIDTIME_COLUMNS, ...rows];
}

/** The stretches of work that are over, without those that have no length in whole seconds. */
function stretches(entries: ReadonlyArray<TimeEntry>) {
  return entries
    .filter(({ endAt }) => endAt !== null)
    .flatMap((entry) => workedIntervals(entry, entry.endAt ?? 0).map((interval) => ({ entry, ...interval })))
    .filter(({ startAt, endAt }) => wholeSecond(startAt) < wholeSecond(endAt));
}

function wholeSecond(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}

function description(title: string, note: string): string {
  return [title, note].filter(Boolean).join('\n');
}
