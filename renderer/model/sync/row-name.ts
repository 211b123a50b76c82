import { readTitles } from '#renderer/model/work/index.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { recordHere } from '#renderer/store/record-here.ts';
import { inKnownZone } from '#shared/domain/day/local-zone.ts';
import type { Fields, Json } from '#shared/sync/operation.ts';

/** What a member knows a row by, be it here, deleted, or never taken by the server. */
export interface RowName {
  /** Its own title, or that of the work an entry is about or of the goal a mark is about; null where there is none. */
  title: string | null;
  /** When it began, for what has a time: UTC milliseconds, and the zone it was made in. */
  start: { at: number; zone: string } | null;
}

/** The name of a row. @param written what was written to it, in case nothing else is left */
export async function readRowName(
  db: WorkspaceDb,
  table: string,
  id: string,
  written: Fields,
): Promise<RowName> {
  const here = await recordHere(db, table, id);
  const { title, name, taskId, goalId, startAt, zone, offset }: Fields = { ...written, ...here?.fields };
  const [work, goal] = [textOf(taskId), textOf(goalId)];
  return {
    title:
      textOf(title) ??
      textOf(name) ??
      (work && (await readTitles(db, [work])).get(work)) ??
      (goal && textOf((await recordHere(db, 'goals', goal))?.fields.title)) ??
      null,
    start: typeof startAt === 'number' && typeof zone === 'string' ? startOf(startAt, zone, offset) : null,
  };
}

function startOf(at: number, zone: string, offset: Json | undefined): RowName['start'] {
  const known = inKnownZone({ zone, offset: typeof offset === 'number' ? offset : undefined });
  return { at, zone: known.zone };
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
