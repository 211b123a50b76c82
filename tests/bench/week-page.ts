import { type LongSheet, longSheet } from '#renderer/features/week/long-sheet.ts';
import { readLong } from '#renderer/features/week/read-long.ts';
import { readWeek } from '#renderer/features/week/read-week.ts';
import { type SheetMark, sheetMarks } from '#renderer/features/week/sheet.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { openWorkspace, realSurroundings } from '#renderer/store/workspace.ts';
import { addDays, addMonths, type Day, daysBetween, reachOf, weekDays } from '#shared/domain/day/day.ts';
import { ENTRY_MAX_MS } from '#shared/domain/log/time-entry.ts';
import { checkinId } from '#shared/domain/plan/checkin.ts';
import { dayPlanId } from '#shared/domain/plan/day-plan.ts';
import { daysOnSheet, type SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import { SLEEP_MAX_MS } from '#shared/domain/rhythm/sleep.ts';

/** How much a sheet shows. */
export type Span = 'week' | 'month' | 'year';

/** Milliseconds of each round. */
export interface SheetSamples {
  /** Reading the rows as the screen does. */
  query: number[];
  /** From the rows to what is drawn. */
  compute: number[];
  /** The same rows by Dexie alone: unparsed, and in no order. */
  bare: number[];
}

/** Times reading and working out the sheet that begins with `first`, beside the bare reads of its rows, in turn. */
export async function measureSheet(
  name: string,
  { span, first, rounds, warmUps }: { span: Span; first: Day; rounds: number; warmUps: number },
): Promise<SheetSamples> {
  const { db } = await openWorkspace(name, realSurroundings());
  const frame = frameOf(span, first);
  const samples: SheetSamples = { query: [], compute: [], bare: [] };
  const query = () =>
    span === 'week' ? readWeek(db, first).then(({ records }) => records) : readLong(db, frame);
  try {
    for (let round = 0; round < warmUps + rounds; round++) {
      // Whatever comes second finds a warmer disk, so the order alternates.
      const bareFirst = round % 2 === 0 ? await timed(() => readBare(db, span, frame)) : null;
      const read = await timed(query);
      const bare = bareFirst ?? (await timed(() => readBare(db, span, frame)));
      const computed = await timed(async (): Promise<LongSheet | SheetMark[]> => {
        const all = () => true;
        return span === 'week'
          ? sheetMarks(read.value, frame, all, Date.now())
          : longSheet(read.value, frame, all, span === 'month' ? 'signs' : 'ticks', Date.now());
      });
      if (read.value.sleep.length === 0) throw new Error(`nothing recorded in the ${span} from ${first}`);
      if (round < warmUps) continue;
      samples.query.push(read.ms);
      samples.compute.push(computed.ms);
      samples.bare.push(bare.ms);
    }
  } finally {
    db.close();
  }
  return samples;
}

function frameOf(span: Span, first: Day): SheetFrame {
  const rows = span === 'week' ? 7 : daysBetween(first, addMonths(first, span === 'month' ? 1 : 12));
  return { first, rows, startMinutes: 240, daysAcross: 1 };
}

/** The same rows as the screen reads, by the same indexes and keys. */
async function readBare(db: WorkspaceDb, span: Span, frame: SheetFrame): Promise<void> {
  const days = span === 'week' ? [...weekDays(frame.first), addDays(frame.first, 8)] : daysOnSheet(frame);
  const { startAt, endAt } = reachOf(days);
  const ranges = async (table: 'entries' | 'rhythm', longestMs: number) => {
    const rows = db.rows(table);
    const [near] = await Promise.all([
      rows
        .where('startAt')
        .between(startAt - longestMs, endAt)
        .toArray(),
      rows.where('_open').equals(1).toArray(),
    ]);
    return near;
  };
  const [entries] = await Promise.all([ranges('entries', ENTRY_MAX_MS), ranges('rhythm', SLEEP_MAX_MS)]);
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
