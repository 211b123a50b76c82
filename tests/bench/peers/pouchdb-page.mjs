import PouchDB from 'pouchdb-browser';
import { PULL_BATCH, PUSH_BATCH } from '../sync-side.ts';

let remote;
const local = new PouchDB('bench');

/** Replicates once. */
async function replicate(from, to, batchSize) {
  const begun = performance.now();
  const { ok, errors, docs_written: sent } = await PouchDB.replicate(from, to, { batch_size: batchSize });
  if (!ok || errors.length > 0) throw new Error(`not replicated: ${errors}`);
  return { ms: performance.now() - begun, sent };
}

window.side = {
  async pull({ server }) {
    remote = `${server}/bench`;
    const { ms } = await replicate(remote, local, PULL_BATCH);
    return { ms, rows: (await local.info()).doc_count };
  },
  async edit(from, to) {
    for (let skip = from; skip < to; skip += PULL_BATCH) {
      const { rows } = await local.allDocs({
        include_docs: true,
        skip,
        limit: Math.min(PULL_BATCH, to - skip),
      });
      await local.bulkDocs(
        rows.map(({ doc }) => ({
          ...doc,
          answer: 'accepted',
          answeredAt: Date.now(),
          updatedAt: Date.now(),
        })),
      );
    }
  },
  push: () => replicate(local, remote, PUSH_BATCH),
};
