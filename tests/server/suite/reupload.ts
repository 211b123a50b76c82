import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { spaces } from '#server/db/schema.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { Assignment, HAND_OVER_BYTES_MAX } from '#shared/domain/relay/assignment.ts';
import { routes } from '#shared/http/contract.ts';
import { FIELD_BYTES_MAX, SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import type { ReuploadedRecord } from '#shared/sync/messages.ts';
import { EXISTENCE, type Fields, type SyncRecord } from '#shared/sync/operation.ts';
import { tables } from '#shared/sync/tables.ts';
import { handOverOf } from '#tests/fixtures/hand-over.ts';
import type { Answer } from '../support/ask.ts';
import { expectBytesCounted } from '../support/bytes-kept.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { sealed } from '../support/sealed.ts';
import type { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** Devices put back what they hold and the server lacks. */
export function reuploadSuite(shared: () => World): void {
  describe('sending again', () => {
    let world: World;
    let memberId: string;
    let device: TestDevice;
    beforeAll(async () => {
      world = shared();
      ({ id: memberId, device } = await world.newMember());
      await beginTestKeyring(device);
    });

    const askReupload = (
      offered: ReadonlyArray<unknown>,
      by = device,
      epoch = by.space.epoch,
    ): Promise<Answer> => by.ask(routes.reupload.path, { json: { epoch, records: offered } });
    const reupload = async (...offered: ReuploadedRecord[]): Promise<(SyncRecord | null)[]> =>
      (await askReupload(offered)).body.records;
    const watermark = async (): Promise<number> => (await device.pull(0)).watermark;
    /** What a device may hold of a row: each field written at `at`. */
    const held = (fields: Fields, given: Partial<ReuploadedRecord> = {}, at = 1_000): ReuploadedRecord => {
      const version = { ver: 7, at, op: randomUUID(), device: 'one-that-is-gone' };
      const vers = Object.fromEntries(Object.keys(fields).map((field) => [field, version]));
      return { table: 'tasks', id: randomUUID(), fields, vers, ...given };
    };
    const existence = (at: number) => ({ [EXISTENCE]: { ver: 7, at, op: randomUUID(), device: 'one' } });
    const given = async (): Promise<string> => {
      const id = randomUUID();
      await world.giveAssignments(device, [id]);
      return id;
    };

    it('I9: takes in rows that it lacks, with the versions they have', async () => {
      const offered = held({ title: sealed('title'), note: sealed('note') });
      const before = await watermark();
      const [record] = await reupload(offered);
      expect(record?.fields).toEqual(offered.fields);
      for (const field of ['title', 'note']) {
        expect(record?.vers[field]).toEqual({ ...offered.vers[field], ver: before + 1 });
      }
      expect((await device.pull(before)).records).toEqual([record]);
    });

    it('I9: takes only what members write, and of that only what is later', async () => {
      const id = await given();
      const op = device.op({ id, patch: { startedAt: 5, answer: 'accepted' }, at: 2_000 });
      const { record: current } = await device.pushOne(op);
      const [record] = await reupload(
        held({ answer: 'declined' }, { table: 'assignments', id }, 1_999),
        held({ title: 'not theirs', stages: [] }, { table: 'assignments', id }, world.now() + 1_000),
        held({ startedAt: 6, answeredAt: 7 }, { table: 'assignments', id }, 2_001),
      );
      expect(record?.fields).toEqual({ ...current?.fields, startedAt: 6, answeredAt: 7 });
      expect(record?.vers.answer).toEqual(current?.vers.answer);
    });

    it('I9: sent once more, or an earlier state, changes nothing', async () => {
      const offered = held({ title: sealed('title') });
      const [record] = await reupload(offered);
      const { mark } = (await device.askPull(0)).body;
      const earlier = { ...held({ title: sealed('old') }, {}, 999), id: offered.id };
      expect(await reupload(offered, earlier)).toEqual([record, record]);
      expect((await device.askPull(0)).body.mark).toBe(mark);
    });

    it('I9: has no place for assignments that it does not know, until it knows them', async () => {
      const offered = held({ answer: 'accepted' }, { table: 'assignments' });
      const before = await watermark();
      expect(await reupload(offered)).toEqual([null]);
      expect(await watermark()).toBe(before);
      await world.giveAssignments(device, [offered.id]);
      expect(await reupload(offered)).toMatchObject([{ fields: { answer: 'accepted' } }]);
    });

    it('I9: an offer made again after a restore leaves the answer to the device', async () => {
      const [stage = '', next = ''] = (await world.newProject('design', 'drawing')).stages;
      const other = await world.newMember();
      await world.offer(next, other.id);
      const answered = held({ answer: 'accepted', answeredAt: 7 }, { table: 'assignments', id: stage });
      expect(await reupload(answered)).toEqual([null]);
      await world.offer(stage, memberId);
      expect(await reupload(answered)).toMatchObject([{ fields: { answer: 'accepted', answeredAt: 7 } }]);
      // And what came back is handed on to the others.
      const { stages } = Assignment.parse({ ...(await other.device.assignment(next)).fields, id: next });
      expect(stages.map(({ state }) => state)).toEqual(['accepted', 'offered']);
    });

    it('I8: takes in a deletion of what members keep, and none of an assignment', async () => {
      const [alive] = await reupload(held({ title: sealed('title') }));
      const gone = { ...held({}), id: alive?.id ?? '', deleted: true as const };
      expect(await reupload({ ...gone, vers: existence(5_000) })).toMatchObject([
        { deleted: true, fields: alive?.fields },
      ]);
      const { deleted: _, ...back } = gone;
      expect((await reupload({ ...back, vers: existence(5_001) }))[0]?.deleted).toBeUndefined();

      const id = await given();
      const [assignment] = await reupload({
        ...gone,
        table: 'assignments',
        id,
        vers: existence(world.now()),
      });
      expect(assignment).toEqual(await device.assignment(id));
      expect(assignment?.deleted).toBeUndefined();
    });

    it('I7: bounds the time of what is sent again', async () => {
      const [record] = await reupload(held({ title: sealed('ahead') }, {}, Date.now() + 365_000 * DAY_MS));
      expect(record?.vers.title?.at).toBeLessThanOrEqual(world.now() + DAY_MS);
      const later = device.write(record ?? expect.fail(), { title: sealed('later') }, { at: 0 });
      expect(await device.pushOne(later)).toMatchObject({ outcome: 'applied' });
    });

    it('I11: leaves with the device what it does not know or cannot take, and keeps the rest', async () => {
      for (const odd of [
        { mood: 3 },
        { constructor: 3 },
        { toString: sealed('a') },
        { title: 'plain' },
        { title: sealed('x'.repeat(FIELD_BYTES_MAX)) },
        { id: 'another' },
      ] as Fields[]) {
        const offered = held({ note: sealed('note'), ...odd });
        expect(await reupload(offered)).toEqual([null]);
        expect((await device.pullAll()).get(offered.id)?.fields).toEqual({ note: sealed('note') });
      }
      const id = await given();
      expect(await reupload(held({ answer: 'perhaps', startedAt: 8 }, { table: 'assignments', id }))).toEqual(
        [null],
      );
      expect((await device.assignment(id)).fields).toMatchObject({ startedAt: 8 });
      expect((await device.assignment(id)).fields.answer).toBeUndefined();
      const [large, tooLarge] = [handOverOf(HAND_OVER_BYTES_MAX), handOverOf(HAND_OVER_BYTES_MAX + 1)];
      expect(await reupload(held({ handOver: tooLarge }, { table: 'assignments', id }))).toEqual([null]);
      expect((await device.assignment(id)).fields.handOver).toBeUndefined();
      const [taken] = await reupload(held({ handOver: large }, { table: 'assignments', id }));
      expect(taken?.fields.handOver).toEqual(large);
      expect(await reupload(held({ title: sealed('title') }, { table: 'wishes' }))).toEqual([null]);
    });

    it('I11: what an older server had no place for finds it after the update', async () => {
      const { npo } = world.server;
      const { known } = npo;
      const { rhythm: _, ...older } = tables;
      const offered = held({ note: sealed('note') }, { table: 'rhythm' });
      npo.known = { version: known.version, tables: older };
      try {
        expect(await reupload(offered)).toEqual([null]);
        const op = device.op({ table: 'rhythm', id: offered.id, patch: { id: offered.id } });
        expect(await device.pushOne(op)).toMatchObject({ outcome: 'deferred' });
      } finally {
        npo.known = known;
      }
      expect(await reupload(offered)).toMatchObject([{ fields: offered.fields }]);
    });

    it('answers what stands where a version is missing', async () => {
      const [record] = await reupload(held({ title: sealed('title') }));
      const bare = { table: 'tasks', id: record?.id ?? '', fields: { title: sealed('other') }, vers: {} };
      expect(await reupload(bare, { ...bare, id: randomUUID() })).toEqual([record, null]);
    });

    it('leaves a mark that it knows again, nudges, and counts the bytes', async () => {
      const other = await world.newMember();
      await beginTestKeyring(other.device);
      const nudges = await other.device.nudges(world.server.url);
      await nudges.next();
      const offered = [held({ title: sealed('one') }), held({ title: sealed('two') })];
      const { mark } = (await askReupload(offered, other.device)).body;
      expect(await nudges.next()).toBe(3);
      await nudges.close();
      const { epoch } = other.device.space;
      const answer = await other.device.ask(
        `${routes.pull.path}?${new URLSearchParams({ epoch, cursor: '0', mark })}`,
      );
      expect(answer.body).toMatchObject({ mark, watermark: 3 });
      await world.giveAssignments(other.device, ['stage']);
      const again = await other.device.ask(
        `${routes.pull.path}?${new URLSearchParams({ epoch, cursor: '0', mark })}`,
      );
      expect(again.status).toBe(200);
      await expectBytesCounted(world, other.device);
    });

    it('takes nothing into a full space that makes it grow', async () => {
      const full = await world.newMember();
      await beginTestKeyring(full.device);
      const { mark } = (await full.device.askPull(0)).body;
      const { db } = world.server.npo;
      await db.update(spaces).set({ bytes: SPACE_BYTES_MAX }).where(eq(spaces.memberId, full.id));
      const { body } = await askReupload([held({ title: sealed('title') })], full.device);
      expect(body).toEqual({ records: [null], mark });
      expect((await full.device.pullAll()).size).toBe(0);
    });

    it('takes nothing for another epoch, and names its own', async () => {
      const answer = await askReupload([held({ title: sealed('title') })], device, randomUUID());
      expectProblem(answer, 410, 'resync');
      expect(answer.body.epoch).toBe(device.space.epoch);
    });

    it('does not read what no device holds', async () => {
      const good = held({ title: sealed('title') });
      const version = good.vers.title;
      for (const odd of [
        { ...good, seq: 3 },
        { ...good, table: 'no table' },
        { ...good, id: '' },
        { ...good, deleted: false },
        { ...good, vers: { title: { ...version, op: 'x'.repeat(1_000) } } },
        { ...good, vers: { title: { ...version, device: 'x'.repeat(1_000) } } },
        { ...good, vers: { title: { ...version, at: 1e300 } } },
      ]) {
        expectProblem(await askReupload([odd]), 400, 'bad-request');
      }
      expectProblem(await askReupload([]), 400, 'bad-request');
    });
  });
}
