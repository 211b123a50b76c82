// As in the app: zod reads rows without making code of its own.
import '#shared/without-eval.ts';
import { type StoredRow, toStoredRow, WorkspaceDb } from '#renderer/store/database.ts';
import { putState } from '#renderer/store/state.ts';
import { openWorkspace, realSurroundings } from '#renderer/store/workspace.ts';
import { write } from '#renderer/store/write.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { fillTenYears } from '#tests/fixtures/ten-years.ts';
import { openSheet, sheetRound } from './week-page.ts';

/** Milliseconds of each write. */
export interface WriteSamples {
  synced: { create: number[]; change: number[] };
  plain: { create: number[]; change: number[] };
}

const fieldsOf = (title: string) => ({
  title,
  note: '',
  day: '2026-11-23',
  order: 1,
  doneAt: null,
  assignmentId: null,
  createdAt: 1,
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/**
 * Times a synced write against the same Dexie transaction over row and `_meta` without the outbox, in turn.
 * Each round makes rows and changes them, on both sides with ids of its own.
 */
async function measureWrites(options: {
  rounds: number;
  perRound: number;
  warmUps: number;
}): Promise<WriteSamples> {
  const workspace = await openWorkspace('bench-synced', realSurroundings());
  const plain = new WorkspaceDb('bench-plain');
  await plain.open();
  const samples: WriteSamples = { synced: { create: [], change: [] }, plain: { create: [], change: [] } };

  const putPlain = (id: string, fields: Partial<ReturnType<typeof fieldsOf>>) =>
    plain.transaction('rw', [plain.rows('tasks'), plain.meta], async () => {
      const [row, meta] = await Promise.all([plain.rows('tasks').get(id), plain.meta.get(['tasks', id])]);
      const next: StoredRow = toStoredRow('tasks', id, { ...row, ...fields });
      await plain.meta.put({ table: 'tasks', id, seq: (meta?.seq ?? 0) + 1, vers: {} });
      await plain.rows('tasks').put(next);
    });
  const sides = {
    synced: {
      create: (id: string) => write(workspace, [{ table: 'tasks', id, kind: 'set', patch: fieldsOf(id) }]),
      change: (id: string) =>
        write(workspace, [{ table: 'tasks', id, kind: 'set', patch: { title: 'changed' } }]),
    },
    plain: {
      create: (id: string) => putPlain(id, fieldsOf(id)),
      change: (id: string) => putPlain(id, { title: 'changed' }),
    },
  };

  for (let round = 0; round < options.warmUps + options.rounds; round++) {
    // The second side finds a warmer disk, so the order alternates.
    const order = round % 2 === 0 ? (['synced', 'plain'] as const) : (['plain', 'synced'] as const);
    for (const kind of ['create', 'change'] as const) {
      for (const side of order) {
        for (let index = 0; index < options.perRound; index++) {
          const ms = await timed(() => sides[side][kind](`${round}-${index}`));
          if (round >= options.warmUps) samples[side][kind].push(ms);
        }
      }
    }
  }
  return samples;
}

/** What a workspace holds: so many days before today, so many tasks planned for it, and the goals that go on. */
export interface Prepared {
  today: Day;
  /** Ten years, when not given. */
  lastDays?: number;
  tasks?: number;
}

/** Makes the workspace that a member finds. */
async function prepare(name: string, { today, lastDays, tasks = 0 }: Prepared): Promise<void> {
  const { db, device } = await openWorkspace(name, realSurroundings());
  await putState(db, 'onboarded', { at: 0 });
  await fillTenYears(db, device, today, lastDays);
  const planned = Array.from({ length: tasks }, (_, index) =>
    toStoredRow('tasks', `planned-${index}`, {
      ...fieldsOf(`Sketch ${index} for the front page`),
      day: today,
      order: index,
    }),
  );
  await db.rows('tasks').bulkPut(planned);
  db.close();
}

const bench = { measureWrites, openSheet, sheetRound, prepare };
export type BenchPage = typeof bench;
Object.assign(window, { bench });
