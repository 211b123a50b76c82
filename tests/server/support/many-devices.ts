import { expect } from 'vitest';
import type { SyncRecord } from '#shared/sync/operation.ts';
import type { TestDevice } from './test-device.ts';

/** Records in a page of the first reader; the others ask for multiples of it, so that their cursors differ. */
const PAGE = 23;

/** Devices of one member, all at once. */
export interface Traffic {
  writers: ReadonlyArray<TestDevice>;
  readers: ReadonlyArray<TestDevice>;
  /** Pushes of each writer. */
  pushes: number;
  /** Operations in each push. */
  ops: number;
  /** What else writes to the space meanwhile: new records only. */
  alongside?: () => Promise<unknown>;
}

/**
 * Lets devices write and read at the same time, and checks that no cursor skips a record (I3): every operation makes a
 * record of its own, so that none can hide the loss of another, and each reader has to get each of them once, as it was
 * acknowledged, in the order of their sequence, which must have no gaps.
 * @returns operations per second
 */
export async function expectNothingSkipped({
  writers,
  readers,
  pushes,
  ops,
  alongside,
}: Traffic): Promise<number> {
  const [first] = readers;
  const { watermark: start } = (await first?.pull(0)) ?? { watermark: 0 };
  const acknowledged: { opId: string; id: string | undefined; seq: number }[] = [];
  const begun = performance.now();
  let tookMs = 0;
  const writing = Promise.all([
    ...writers.map(async (writer, index) => {
      for (let push = 0; push < pushes; push++) {
        const batch = Array.from({ length: ops }, (_, n) => writer.newTask(`w${index}-p${push}-o${n}`));
        for (const { opId, outcome, record } of await writer.push(...batch)) {
          expect(outcome).toBe('applied');
          acknowledged.push({ opId, id: record?.id, seq: record?.seq ?? 0 });
        }
      }
    }),
    alongside?.(),
  ]).finally(() => {
    tookMs = performance.now() - begun;
  });
  const reading = readers.map((reader, index) =>
    readAlong(reader, start, PAGE * (index + 1), () => tookMs === 0),
  );
  const [seen] = await Promise.all([Promise.all(reading), writing]);
  const inOrder = acknowledged.toSorted((a, b) => a.seq - b.seq);
  expect(inOrder.length).toBe(writers.length * pushes * ops);
  for (const records of seen) {
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => start + index + 1));
    const tasks = records.filter(({ table }) => table === 'tasks');
    expect(tasks.map(({ id, seq, vers }) => ({ opId: vers.title?.op, id, seq }))).toEqual(inOrder);
  }
  return inOrder.length / (tookMs / 1_000);
}

/** Pulls while `isWriting`, and then to the watermark once more. */
async function readAlong(
  reader: TestDevice,
  start: number,
  limit: number,
  isWriting: () => boolean,
): Promise<SyncRecord[]> {
  const records: SyncRecord[] = [];
  let cursor = start;
  for (let isLast = false; !isLast; ) {
    isLast = !isWriting();
    for (let upToDate = false; !upToDate; ) {
      const page = await reader.pull(cursor, limit);
      records.push(...page.records);
      ({ next: cursor, upToDate } = page);
    }
  }
  return records;
}
