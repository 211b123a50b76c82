import type { JournalRow } from '#renderer/store/database.ts';
import { EXISTENCE, type Versions } from '#shared/sync/operation.ts';
import type { Computer } from './computer.ts';
import { meaning } from './ledger.ts';
import type { SimServer } from './server.ts';
import { readAll } from './watch.ts';

/** Every place in which what somebody meant can be found: `row/field/operation`. */
export async function whereabouts(
  server: SimServer,
  computers: ReadonlyArray<Computer>,
  spaces: ReadonlyArray<string>,
): Promise<Set<string>> {
  const found = new Set<string>();
  const versions = (row: string, vers: Versions = {}) => {
    for (const [field, { op }] of Object.entries(vers)) found.add(`${row}/${field}/${op}`);
  };
  for (const [member, space] of spaces.entries()) {
    for (const { table, id, vers } of await server.records(space)) versions(`${member}/${table}/${id}`, vers);
  }
  for (const computer of computers) {
    const { metas, outbox, journal } = await readAll(computer);
    const rowOf = ({ table, id }: { table: string; id: string }) => `${computer.member}/${table}/${id}`;
    for (const meta of metas) {
      versions(rowOf(meta), meta.vers);
      versions(rowOf(meta), meta.former?.vers);
    }
    for (const row of outbox) {
      for (const field of Object.keys(meaning(row.op))) found.add(`${rowOf(row)}/${field}/${row.opId}`);
    }
    for (const entry of journal) {
      if (entry.kind === 'rejected') {
        for (const field of [EXISTENCE, ...Object.keys(entry.fields)]) {
          found.add(`${rowOf(entry)}/${field}/${entry.opId}`);
        }
      }
    }
    for (const place of toldBy(computer, journal)) found.add(place);
  }
  return found;
}

/** What the journals tell of as of values that lost: `row/field/operation`. */
export async function toldByJournals(computers: ReadonlyArray<Computer>): Promise<Set<string>> {
  const told = new Set<string>();
  for (const computer of computers) {
    for (const place of toldBy(computer, await computer.db.journal.toArray())) told.add(place);
  }
  return told;
}

function toldBy({ member }: Computer, journal: ReadonlyArray<JournalRow>): string[] {
  return journal.flatMap((entry) =>
    entry.kind === 'conflict'
      ? entry.lost.map(({ field, version }) => `${member}/${entry.table}/${entry.id}/${field}/${version.op}`)
      : [],
  );
}
