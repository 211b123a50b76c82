import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { PULL_BATCH, PUSH_BATCH } from '../sync-side.ts';

const text = { type: 'string' };
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 128 },
    project: text,
    client: text,
    title: text,
    role: text,
    brief: text,
    checklist: { type: 'array', items: text },
    dueDay: { type: ['string', 'null'] },
    beads: { type: 'array', items: { type: 'object' } },
    received: { type: ['object', 'null'] },
    offeredAt: { type: 'number' },
    answer: { type: ['string', 'null'] },
    answeredAt: { type: ['number', 'null'] },
    updatedAt: { type: 'number' },
  },
};

let server = '';
let assignments;
let sent = 0;

function pullHandler(checkpoint, limit) {
  return fetch(`${server}/pull?${new URLSearchParams({ ...checkpoint, limit })}`).then((answer) =>
    answer.json(),
  );
}

async function pushHandler(changes) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server}/push`, { method: 'POST', headers, body: JSON.stringify(changes) });
  const conflicts = await answer.json();
  sent += changes.length - conflicts.length;
  return conflicts;
}

/** Replicates both ways, as only then RxDB keeps what it needs to push, until it says that it is done. @returns milliseconds */
async function replicate() {
  const begun = performance.now();
  const replication = replicateRxCollection({
    collection: assignments,
    replicationIdentifier: server,
    live: false,
    pull: { handler: pullHandler, batchSize: PULL_BATCH },
    push: { handler: pushHandler, batchSize: PUSH_BATCH },
  });
  let problem;
  replication.error$.subscribe((error) => {
    problem = error;
  });
  await replication.awaitInitialReplication();
  if (problem) throw problem;
  return performance.now() - begun;
}

/** As strict as ours: RxDB hands the option on to Dexie. */
const storage = getRxStorageDexie({ chromeTransactionDurability: 'strict' });

window.side = {
  async pull(from) {
    server = from.server;
    const db = await createRxDatabase({ name: 'bench', storage, multiInstance: false });
    ({ assignments } = await db.addCollections({ assignments: { schema } }));
    const ms = await replicate();
    return { ms, rows: await assignments.count().exec() };
  },
  async edit(from, to) {
    for (let start = from; start < to; start += PULL_BATCH) {
      const documents = await assignments
        .find({ sort: [{ id: 'asc' }], skip: start, limit: Math.min(PULL_BATCH, to - start) })
        .exec();
      const now = Date.now();
      await assignments.bulkUpsert(
        documents.map((document) => ({
          ...document.toMutableJSON(),
          answer: 'accepted',
          answeredAt: now,
          updatedAt: now,
        })),
      );
    }
  },
  async push() {
    sent = 0;
    return { ms: await replicate(), sent };
  },
};
