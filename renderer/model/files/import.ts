import { readPreferences } from '#renderer/model/preferences/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change } from '#renderer/store/write.ts';
import { PREFERENCES_ID } from '#shared/domain/preferences.ts';
import type { ImportPlan } from '#shared/formats/imports/plan-import.ts';
import type { ReadRow } from '#shared/formats/workspace-json.ts';

/** How many rows are written between two reports of progress. */
const WRITTEN_AT_ONCE = 500;

/** Called with the progress of a long import, from 0 to 1. */
export type OnProgress = (share: number) => void;

/**
 * Adds what a time log of another program brings. The first import stores the secret that ids are made with.
 * @param takesChanges whether entries that are here already take the words of the file
 */
export async function importTimes(
  workspace: Workspace,
  { secret, tasks, entries, changes, changeTasks }: ImportPlan,
  takesChanges: boolean,
  told: OnProgress,
): Promise<Change[]> {
  const { importSecret } = await readPreferences(workspace.db);
  const keep: Change = {
    table: 'preferences',
    id: PREFERENCES_ID,
    kind: 'set',
    patch: { importSecret: secret },
  };
  return writeAll(
    workspace,
    [
      ...(importSecret === '' ? [keep] : []),
      ...[...tasks, ...(takesChanges ? changeTasks : [])].map(
        ({ id, ...patch }): Change => ({ table: 'tasks', id, kind: 'set', patch }),
      ),
      ...[...entries, ...(takesChanges ? changes.map(({ id, patch }) => ({ id, ...patch })) : [])].map(
        ({ id, ...patch }): Change => ({ table: 'entries', id, kind: 'set', patch }),
      ),
    ],
    told,
  );
}

/**
 * Imports rows of a workspace file: those that are not here are created, those that are here take the values of the
 * file, and all others stay.
 */
export function importRows(
  workspace: Workspace,
  rows: ReadonlyArray<ReadRow>,
  told: OnProgress,
): Promise<Change[]> {
  const changes = rows.map(({ table, id, fields }): Change => ({ table, id, kind: 'set', patch: fields }));
  return writeAll(workspace, changes, told);
}

/** Writes many changes, all or none of them. @throws WriteError */
function writeAll(workspace: Workspace, changes: ReadonlyArray<Change>, told: OnProgress): Promise<Change[]> {
  const tables = [...new Set(changes.map(({ table }) => table))];
  return atomically(workspace, tables, async ({ write }) => {
    const undo: Change[][] = [];
    for (let from = 0; from < changes.length; from += WRITTEN_AT_ONCE) {
      undo.unshift(await write(changes.slice(from, from + WRITTEN_AT_ONCE)));
      told(Math.min(1, (from + WRITTEN_AT_ONCE) / changes.length));
    }
    return undo.flat();
  });
}
