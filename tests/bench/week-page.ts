import { longSheet } from '#renderer/features/week/long-sheet.ts';
import { readLong } from '#renderer/features/week/read-long.ts';
import { readWeek } from '#renderer/features/week/read-week.ts';
import { type SheetRecords, sheetMarks } from '#renderer/features/week/sheet.ts';
import { daysOfWeek } from '#renderer/features/week/week-days.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { openWorkspace, realSurroundings } from '#renderer/store/workspace.ts';
import { addDays, addMonths, type Day, daysBetween, reachOf, weekDays } from '#shared/domain/day/day.ts';
import { checkinId } from '#shared/domain/plan/checkin.ts';
import { dayPlanId } from '#shared/domain/plan/day-plan.ts';
import { daysOnSheet, type SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import { NEAR_MS } from '#shared/sync/tables.ts';

/** How much a sheet shows. */
export type Span = 'week' | 'month' | 'year';

/** Milliseconds of one round. */
export interface SheetRound {
  /** Reading the rows as the screen does. */
  query: number;
  /** From the rows to what is drawn. */
  compute: number;
  /** The same rows by Dexie alone: unparsed, and in no order. */
  bare: number;
}

let openDb: Promise<WorkspaceDb> | undefined;

/** Opens the workspace that {@link sheetRound} reads. */
export async function openSheet(name: string): Promise<void> {
  openDb = openWorkspace(name, realSurroundings()).then(({ db }) => db);
  await openDb;
}

/**
 * Times reading and working out the sheet that begins with `first`, beside the bare reads of its rows.
 * @param isBareFirst whatever comes second finds a warmer disk, so the order should alternate
 */
export async function sheetRound(span: Span, first: Day, isBareFirst: boolean): Promise<SheetRound> {
  const db = await openDb;
  if (!db) throw new Error('no workspace is open');
  const frame = frameOf(span, first);
  const timeBare = () => timed(() => readBare(db, span, frame));
  const bareFirst = isBareFirst ? await timeBare() : null;
  const { ms: query, draw } = span === 'week' ? await readAWeek(db, frame) : await readALong(db, span, frame);
  const bare = bareFirst ?? (await timeBare());
  const compute = await timed(async () => draw());
  return { query, compute: compute.ms, bare: bare.ms };
}

/** A read, and what is worked out of it. */
interface TimedRead {
  ms: number;
  draw: () => unknown;
}

const all = () => true;

async function readAWeek(db: WorkspaceDb, frame: SheetFrame): Promise<TimedRead> {
  const { ms, value } = await timed(() => readWeek(db, frame.first));
  expectSleep(value.records, frame);
  const now = Date.now();
  return { ms, draw: () => [sheetMarks(value.records, frame, all, now), daysOfWeek(value, now, [])] };
}

async function readALong(
  db: WorkspaceDb,
  span: Exclude<Span, 'week'>,
  frame: SheetFrame,
): Promise<TimedRead> {
  const { ms, value } = await timed(() => readLong(db, frame));
  expectSleep(value, frame);
  const momentsAs = span === 'month' ? 'signs' : 'ticks';
  return { ms, draw: () => longSheet(value, frame, all, momentsAs, Date.now()) };
}

function expectSleep({ sleep }: SheetRecords, { first }: SheetFrame): void {
  if (sleep.length === 0) throw new Error(`nothing recorded from ${first} on`);
}

function frameOf(span: Span, first: Day): SheetFrame {
  const rows = span === 'week' ? 7 : daysBetween(first, addMonths(first, span === 'month' ? 1 : 12));
  return { first, rows, startMinutes: 240, daysAcross: 1 };
}

/** The same rows as the screen reads, by the same indexes and keys. */
async function readBare(db: WorkspaceDb, span: Span, frame: SheetFrame): Promise<void> {
  const days = span === 'week' ? [...weekDays(frame.first), addDays(frame.first, 8)] : daysOnSheet(frame);
  const { startAt, endAt } = reachOf(days);
  const ranges = async (table: 'entries' | 'rhythm') => {
    const rows = db.rows(table);
    const [near] = await Promise.all([
      rows
        .where('startAt')
        .between(startAt - NEAR_MS, endAt)
        .toArray(),
      rows.where('_far').equals(1).toArray(),
    ]);
    return near;
  };
  const [entries] = await Promise.all([ranges('entries'), ranges('rhythm')]);
  if (span !== 'week') return;
  const week = weekDays(frame.first);
  const taskIds = new Set(
    entries.flatMap((row) =>
      Number(row.endAt) > startAt && typeof row.taskId === 'string' ? [row.taskId] : [],
    ),
  );
  await Promise.all([
    db.rows('tasks').bulkGet([...taskIds]),
    db.rows('plans').bulkGet(week.map(dayPlanId)),
    db.rows('checkins').bulkGet(week.map(checkinId)),
  ]);
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}
