import { readRhythm } from '#renderer/model/rhythm/index.ts';
import type { Db } from '#renderer/store/database.ts';
import { type Day, reachOf } from '#shared/domain/day/day.ts';
import type { RhythmSources } from '#shared/domain/rhythm/index.ts';
import { readEntries } from './read-entries.ts';

/** All that the measures of rhythm over `days` are made of. What this version cannot read is not known to them. */
export async function readRhythmSources(
  db: Db<'entries' | 'rhythm'>,
  days: ReadonlyArray<Day>,
): Promise<RhythmSources> {
  const reach = reachOf(days);
  const [entries, records] = await Promise.all([readEntries(db, reach), readRhythm(db, reach)]);
  return { entries: entries.rows, records: records.rows };
}
