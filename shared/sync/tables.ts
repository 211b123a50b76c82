import type * as z from 'zod';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { Goal } from '#shared/domain/goals/goal.ts';
import { GoalMark } from '#shared/domain/goals/goal-mark.ts';
import { GoalPause } from '#shared/domain/goals/goal-pause.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { Checkin } from '#shared/domain/plan/checkin.ts';
import { DayPlan } from '#shared/domain/plan/day-plan.ts';
import { Assignment, HAND_OVER_BYTES_MAX } from '#shared/domain/relay/assignment.ts';
import { Review } from '#shared/domain/review/review.ts';
import { KindSetting } from '#shared/domain/rhythm/kind-setting.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { SHARED_PARTS_BYTES_MAX, Share } from '#shared/domain/sharing/share.ts';
import { Repeat } from '#shared/domain/work/repeat.ts';
import { Task } from '#shared/domain/work/task.ts';
import { Preferences } from '../domain/preferences.ts';
import type { Fields, Json } from './operation.ts';

/** Who may write a field. The relay is the server itself, carrying work from one member to the next. */
export type Writer = 'member' | 'coordinator' | 'relay';

/** `open`: the NPO can read it. `sealed`: the server only ever sees ciphertext. */
export type Privacy = 'open' | 'sealed';

export interface TableDeclaration {
  schema: z.ZodObject;
  privacy: Privacy;
  /** Who makes and deletes rows: the member, or the office with the relay. */
  madeBy: 'member' | 'office';
  /** The writers of each field; a field that is not named is the member's. */
  writers: Readonly<Record<string, ReadonlyArray<Writer>>>;
  /** The largest value of a field, as UTF-8 bytes of its JSON; a field that is not named has `FIELD_BYTES_MAX`. */
  bytesMax?: Readonly<Record<string, number>>;
  /**
   * The fields by which the app looks rows up, besides their ids. A change of them needs a higher `VERSION` in
   * `renderer/store/database.ts`.
   */
  indexes: ReadonlyArray<string>;
  /** True for a row that is still open, which is what screens ask for most; left out where no row is. */
  isOpen?: (fields: Fields) => boolean;
  /**
   * In a table of stretches of time: true for one that goes on for longer than {@link NEAR_MS}, or has no end yet. All
   * others that touch a day begin shortly before its end.
   */
  isFar?: (fields: Fields) => boolean;
}

/** A stretch that is not far ends so many milliseconds after its start at the latest. */
export const NEAR_MS = DAY_MS;

const isNull = (value: Json | undefined): boolean => (value ?? null) === null;

/** An end that cannot be read may be anywhere. */
const isFar = ({ startAt, endAt }: Fields): boolean =>
  isNull(endAt) || !(Number(endAt) - Number(startAt) <= NEAR_MS);

const byCommonWork: ReadonlyArray<Writer> = ['coordinator', 'relay'];

/** Every synced table, declared once. */
export const tables = {
  assignments: {
    schema: Assignment,
    privacy: 'open',
    madeBy: 'office',
    writers: {
      project: byCommonWork,
      client: byCommonWork,
      title: byCommonWork,
      role: byCommonWork,
      brief: byCommonWork,
      checklist: byCommonWork,
      dueDay: byCommonWork,
      stages: byCommonWork,
      received: byCommonWork,
      offeredAt: byCommonWork,
      // The relay only ever clears these: a stage that is offered anew has no answer yet.
      answer: ['member', 'relay'],
      answeredAt: ['member', 'relay'],
      startedAt: ['member', 'relay'],
      handedOverAt: ['member', 'relay'],
      handOver: ['member', 'relay'],
    },
    bytesMax: { handOver: HAND_OVER_BYTES_MAX },
    indexes: ['handedOverAt'],
    isOpen: ({ handedOverAt, answer }) => isNull(handedOverAt) && answer !== 'declined',
  },
  shares: {
    schema: Share,
    privacy: 'open',
    madeBy: 'member',
    writers: { seenAt: ['coordinator'] },
    bytesMax: { parts: SHARED_PARTS_BYTES_MAX },
    indexes: [],
  },
  tasks: {
    schema: Task,
    privacy: 'sealed',
    madeBy: 'member',
    writers: {},
    indexes: ['day', 'doneAt'],
    isOpen: ({ doneAt }) => isNull(doneAt),
  },
  entries: {
    schema: TimeEntry,
    privacy: 'sealed',
    madeBy: 'member',
    writers: {},
    indexes: ['startAt', 'taskId'],
    isOpen: ({ endAt }) => isNull(endAt),
    isFar,
  },
  rhythm: {
    schema: RhythmRecord,
    privacy: 'sealed',
    madeBy: 'member',
    writers: {},
    indexes: ['startAt'],
    // A moment has no end, and is not open for that.
    isFar: (fields) => fields.kind === 'sleep' && isFar(fields),
  },
  rhythmKinds: { schema: KindSetting, privacy: 'sealed', madeBy: 'member', writers: {}, indexes: [] },
  repeats: { schema: Repeat, privacy: 'sealed', madeBy: 'member', writers: {}, indexes: [] },
  plans: { schema: DayPlan, privacy: 'sealed', madeBy: 'member', writers: {}, indexes: ['startMinutes'] },
  checkins: { schema: Checkin, privacy: 'sealed', madeBy: 'member', writers: {}, indexes: [] },
  reviews: { schema: Review, privacy: 'sealed', madeBy: 'member', writers: {}, indexes: [] },
  goals: { schema: Goal, privacy: 'sealed', madeBy: 'member', writers: {}, indexes: [] },
  goalMarks: { schema: GoalMark, privacy: 'sealed', madeBy: 'member', writers: {}, indexes: ['day'] },
  goalPauses: { schema: GoalPause, privacy: 'sealed', madeBy: 'member', writers: {}, indexes: [] },
  preferences: { schema: Preferences, privacy: 'sealed', madeBy: 'member', writers: {}, indexes: [] },
} as const satisfies Record<string, TableDeclaration>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];

/** The tables that the NPO can read. */
export type OpenTable = {
  [T in TableName]: (typeof tables)[T]['privacy'] extends 'open' ? T : never;
}[TableName];

/** A row of a table, as its schema reads it. */
export type Row<T extends TableName> = z.infer<(typeof tables)[T]['schema']>;

/** The declaration of a table, or undefined for a name this version does not know. */
export function tableOf(name: string): TableDeclaration | undefined {
  return Object.hasOwn(tables, name) ? tables[name as TableName] : undefined;
}

/** True when only ciphertext of a table leaves the device. */
export function isSealed(name: string): boolean {
  return tableOf(name)?.privacy === 'sealed';
}

/** True when `writer` may write `field` of the table. */
export function mayWrite(table: TableDeclaration, field: string, writer: Writer): boolean {
  return (table.writers[field] ?? ['member']).includes(writer);
}

/** True when the members may make and delete rows of a table; in the others the coordinator and the relay do. */
export function isMembersOwn(table: TableDeclaration): boolean {
  return table.madeBy === 'member';
}
