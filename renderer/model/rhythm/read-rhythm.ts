import type { Db } from '#renderer/store/database.ts';
import { type ReadRows, readRows } from '#renderer/store/parse-rows.ts';
import { readTouching } from '#renderer/store/read-touching.ts';
import type { Interval } from '#shared/domain/day/interval.ts';

/** Sleep that touches `reach`, and every other moment that was recorded within it, in order of their start. */
export async function readRhythm(db: Db<'rhythm'>, reach: Interval): Promise<ReadRows<'rhythm'>> {
  const rows = await readTouching(db, 'rhythm', reach);
  // A moment has no end, and is not open for that.
  const within = rows.filter(({ kind, startAt }) => kind === 'sleep' || Number(startAt) >= reach.startAt);
  return readRows('rhythm', within);
}

/** Sleep that touches `reach`, in order of going to bed. */
export async function readSleep(db: Db<'rhythm'>, reach: Interval): Promise<ReadRows<'rhythm'>> {
  const rows = await readTouching(db, 'rhythm', reach);
  return readRows(
    'rhythm',
    rows.filter(({ kind }) => kind === 'sleep'),
  );
}
