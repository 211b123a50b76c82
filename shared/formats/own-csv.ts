import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type Interval, roundedMs } from '#shared/domain/day/interval.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import type { GoalMark } from '#shared/domain/goals/goal-mark.ts';
import { type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import type { KindSetting } from '#shared/domain/rhythm/kind-setting.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import type { Task } from '#shared/domain/work/task.ts';
import { wallDate, wallStamp, wallTime } from './wall-text.ts';
import { nameOf, type WorkName } from './work-names.ts';

const ENTRY_COLUMNS = [
  ...['date', 'start', 'end', 'worked_minutes', 'task', 'project', 'client', 'kind', 'note'],
  ...['breaks', 'achievement', 'pleasure', 'energy', 'start_at', 'end_at', 'zone', 'id'],
];

/**
 * The time log as rows for a spreadsheet: times by the wall clock of the zone each entry was made in, and the exact
 * instants at the end. Minutes worked are without breaks and without what is unsure, up to `now` while a block is open.
 */
export function entryRows(
  entries: ReadonlyArray<TimeEntry>,
  names: ReadonlyMap<string, WorkName>,
  now: number,
): string[][] {
  const rows = entries.map((entry) => {
    const { startAt, endAt, zone, kind, note, felt, id } = entry;
    const { title, project, client } = nameOf(names, entry.taskId);
    const breaks = entry.pauses.map(
      ({ startAt: from, endAt: to }) => `${wallTime(from, zone)}-${to === null ? '' : wallTime(to, zone)}`,
    );
    const feeling = [felt?.achievement, felt?.pleasure, felt?.energy].map((value) => String(value ?? ''));
    return [
      ...[wallDate(startAt, zone), wallTime(startAt, zone), endAt === null ? '' : wallTime(endAt, zone)],
      ...[minutesIn(workedIntervals(entry, now)), title, project, client, kind, note],
      ...[breaks.join(' '), ...feeling],
      ...[wallStamp(startAt, zone), endAt === null ? '' : wallStamp(endAt, zone), zone, id],
    ];
  });
  return [ENTRY_COLUMNS, ...rows];
}

function minutesIn(intervals: ReadonlyArray<Interval>): string {
  return String(roundedMs(intervals) / MINUTE_MS);
}

const RHYTHM_COLUMNS = [
  'date',
  'kind',
  'kind_name',
  'start',
  'end',
  'minutes',
  'note',
  'start_at',
  'end_at',
  'zone',
  'id',
];

/**
 * The rhythm as rows for a spreadsheet. What has no end, or none that is known, has none here. A kind that the app knows has
 * its English word, one of the member's own its id; both with the member's own name, where they gave one.
 */
export function rhythmRows(
  records: ReadonlyArray<RhythmRecord>,
  kinds: ReadonlyArray<KindSetting>,
): string[][] {
  const names = new Map(kinds.map(({ id, name }) => [id, name]));

  const rows = records.map(({ id, kind, startAt, endAt, zone, note }) => [
    ...[
      wallDate(startAt, zone),
      kind,
      names.get(kind) ?? '',
      wallTime(startAt, zone),
      endAt === null ? '' : wallTime(endAt, zone),
    ],
    ...[endAt === null ? '' : minutesIn([{ startAt, endAt }]), note],
    ...[wallStamp(startAt, zone), endAt === null ? '' : wallStamp(endAt, zone), zone, id],
  ]);
  return [RHYTHM_COLUMNS, ...rows];
}

const TASK_COLUMNS = [
  ...['title', 'project', 'day', 'start', 'estimate_minutes', 'appointment', 'cue', 'note'],
  ...['done_at', 'created_at', 'id'],
];

/** Own tasks, and the member's own rows beside the NPO's work, as rows for a spreadsheet. @param zone where the member is */
export function taskRows(
  tasks: ReadonlyArray<Task>,
  names: ReadonlyMap<string, WorkName>,
  zone: string,
): string[][] {
  const rows = tasks.map((task) => {
    const { title, project } = nameOf(names, task.id);
    const { day, startMinutes, estimateMinutes, isAppointment, cue, note, doneAt, createdAt, id } = task;
    return [
      ...[title, project, day ?? '', startMinutes === null ? '' : minutesText(startMinutes)],
      ...[String(estimateMinutes ?? ''), isAppointment ? 'yes' : '', cue, note],
      ...[doneAt === null ? '' : wallStamp(doneAt, zone), wallStamp(createdAt, zone), id],
    ];
  });
  return [TASK_COLUMNS, ...rows];
}

const GOAL_COLUMNS = [
  ...['goal', 'day', 'state', 'done_amount', 'amount', 'unit', 'days_per_week', 'smallest', 'step', 'why'],
  ...['from_day', 'ended_day', 'created_at', 'id'],
];

/**
 * Goals as rows for a spreadsheet: a row for each day that the member marked, in order of the days, and one without a day
 * for a goal without marks. What records say of a goal is in the files of these records. @param zone where the member is
 */
export function goalRows(
  goals: ReadonlyArray<Goal>,
  marks: ReadonlyArray<GoalMark>,
  zone: string,
): string[][] {
  const byGoal = Map.groupBy(
    marks.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    ({ goalId }) => goalId,
  );
  const rows = goals.flatMap((goal) => {
    const { id, title, amount, unit, perWeek, smallest, step, why, fromDay, endedDay, createdAt } = goal;
    const facts = [
      ...[String(amount ?? ''), unit, String(perWeek), smallest, step, why],
      ...[fromDay, endedDay ?? '', wallStamp(createdAt, zone), id],
    ];
    const days = (byGoal.get(id) ?? []).map((mark) => [mark.day, mark.state, String(mark.amount ?? '')]);
    return (days.length > 0 ? days : [['', '', '']]).map((day) => [title, ...day, ...facts]);
  });
  return [GOAL_COLUMNS, ...rows];
}

function minutesText(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
