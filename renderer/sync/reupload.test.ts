import { describe, expect, test } from 'vitest';
import { getState, putState } from '#renderer/store/state.ts';
import type { ReuploadedRecord, ReuploadResponse } from '#shared/sync/messages.ts';
import { fixedKeychain } from '#tests/fixtures/test-codec.ts';
import { assignmentFields, openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import type { Api } from './api.ts';
import { SyncSession } from './session.ts';
import { reuploadBatch } from './start-over.ts';

const EPOCH = '00000000-0000-4000-8000-000000000000';
const [KNOWN, TOLD] = [`5.${EPOCH}`, `9.${EPOCH}`];

describe('a reupload', () => {
  test.each([
    ['takes over the mark it is answered with, when there is none', null, TOLD],
    ['I9: leaves the mark that was told before: it has to be shown first', KNOWN, KNOWN],
  ])('%s', async (_, before, after) => {
    const { db, device, around } = await openTestWorkspace();
    await putState(db, 'position', { epoch: EPOCH, cursor: 5 });
    await putState(db, 'mark', { mark: before });
    const vers = { title: { ver: 1, at: 1, op: EPOCH, device: 'd' } };
    const former = { fields: assignmentFields('Front page'), vers };
    await db.meta.put({ table: 'assignments', id: 'stage', seq: 0, vers: {}, stale: 'reupload', former });
    const sent: ReuploadedRecord[] = [];
    const api = {
      reupload: async (_epoch: string, records: ReuploadedRecord[]) => {
        sent.push(...records);
        return { records: records.map(() => null), mark: TOLD };
      },
    } as unknown as Api;
    expect(
      await reuploadBatch(
        new SyncSession({ db, device, api, keychain: fixedKeychain(null), now: around.now }),
      ),
    ).toBe(true);
    expect(sent).toHaveLength(1);
    expect(await getState(db, 'mark')).toEqual({ mark: after });
  });

  const twoHeld = async (
    answer: (records: ReadonlyArray<ReuploadedRecord>) => ReuploadResponse['records'],
  ) => {
    const { db, device, around } = await openTestWorkspace();
    await putState(db, 'position', { epoch: EPOCH, cursor: 5 });
    const vers = { title: { ver: 1, at: 1, op: EPOCH, device: 'd' } };
    const former = { fields: assignmentFields('Front page'), vers };
    for (const id of ['one', 'two']) {
      await db.meta.put({ table: 'assignments', id, seq: 0, vers: {}, stale: 'reupload', former });
    }
    const api = {
      reupload: async (_epoch: string, records: ReuploadedRecord[]) => ({
        records: answer(records),
        mark: TOLD,
      }),
    } as unknown as Api;
    const round = new SyncSession({ db, device, api, keychain: fixedKeychain(null), now: around.now });
    const left = async () => (await db.meta.where('stale').equals('reupload').toArray()).map(({ id }) => id);
    return { reupload: () => reuploadBatch(round), left };
  };

  test('I9: what an answer had no room for is sent again', async () => {
    const { reupload, left } = await twoHeld(() => [null]);
    await reupload();
    expect(await left()).toEqual(['two']);
    await reupload();
    expect(await left()).toEqual([]);
  });

  test('an answer that settles none of it is rubbish, not progress', async () => {
    const { reupload, left } = await twoHeld(() => []);
    await expect(reupload()).rejects.toMatchObject({ code: 'unreadable-answer' });
    expect(await left()).toEqual(['one', 'two']);
  });
});
