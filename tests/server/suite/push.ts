import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { devices, spaces } from '#server/db/schema.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { HAND_OVER_BYTES_MAX } from '#shared/domain/relay/assignment.ts';
import { FIELD_BYTES_MAX, SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import type { OpResult } from '#shared/sync/messages.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';
import { handOverOf } from '#tests/fixtures/hand-over.ts';
import { expectBytesCounted } from '../support/bytes-kept.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { sealed } from '../support/sealed.ts';
import type { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** What the server says to operations, and what it keeps of them. */
export function pushSuite(shared: () => World): void {
  describe('pushing', () => {
    let world: World;
    let member: { id: string; device: TestDevice };
    let device: TestDevice;
    /** An assignment of the member's own, fresh in every test. */
    const given = async (): Promise<string> => {
      const id = randomUUID();
      await world.giveAssignments(device, [id]);
      return id;
    };
    beforeAll(async () => {
      world = shared();
      member = await world.newMember();
      await beginTestKeyring(member.device);
      device = member.device;
    });

    it('applies an operation and gives the record', async () => {
      const before = await device.assignment(await given());
      const op = device.write(before, { answer: 'accepted', answeredAt: 1 });
      const { outcome, record } = await device.pushOne(op);
      expect(outcome).toBe('applied');
      expect(record?.fields).toEqual({ ...before.fields, answer: 'accepted', answeredAt: 1 });
      expect(record?.vers.answer).toMatchObject({ op: op.opId, device: device.id });
      expect(await device.assignment(before.id)).toEqual(record);
    });

    it('keeps every text: emoji, right-to-left, U+0000, lone surrogates', async () => {
      const record = await device.assignment(await given());
      const handOver = { note: '🌸 שלום \u0000 \ud800 "\\', links: ['https://example.test/花'] };
      await device.push(device.write(record, { handOver }));
      expect((await device.assignment(record.id)).fields.handOver).toEqual(handOver);
    });

    it('I2: the same operation again gets the same answer and changes nothing', async () => {
      const op = device.write(await device.assignment(await given()), { startedAt: 5 });
      const first = await device.pushOne(op);
      const watermark = (await device.pull(0)).watermark;
      expect(await device.pushOne(op)).toEqual(first);
      expect(await device.push(op, op)).toEqual([{ ...first, record: null }, first]);
      expect((await device.pull(0)).watermark).toBe(watermark);
    });

    it('I2: a rejected operation stays rejected', async () => {
      const op = device.op({ id: randomUUID(), patch: { answer: 'accepted' } });
      expect(await device.pushOne(op)).toMatchObject({ outcome: 'rejected', reason: 'not-found' });
      await world.giveAssignments(device, [op.id]);
      expect(await device.pushOne(op)).toMatchObject({ outcome: 'rejected', reason: 'not-found' });
    });

    it('I2: the same id with another intent is an error, in another push and in the same', async () => {
      const record = await device.assignment(await given());
      const op = device.write(record, { startedAt: 5 });
      const other = { ...op, patch: { startedAt: 6 } };
      const [first, reused] = await device.push(op, other);
      expect(first?.outcome).toBe('applied');
      expect(reused).toMatchObject({ outcome: 'rejected', reason: 'op-id-reused' });
      for (const change of [
        { patch: { startedAt: 6 } },
        { patch: {} },
        { kind: 'delete' as const },
        { id: 'another' },
        { table: 'tasks' },
        { at: op.at + 1 },
        { schema: SCHEMA_VERSION + 1 },
      ]) {
        const answer = await device.pushOne({ ...op, ...change });
        expect(answer).toMatchObject({ outcome: 'rejected', reason: 'op-id-reused' });
      }
      expect((await device.assignment(record.id)).fields.startedAt).toBe(5);
    });

    it('I2: the same intent under another base is the same operation', async () => {
      const op = device.write(await device.assignment(await given()), { startedAt: 5 });
      const first = await device.pushOne(op);
      const { watermark } = await device.pull(0);
      expect(await device.pushOne({ ...op, base: {} })).toEqual(first);
      expect((await device.pull(0)).watermark).toBe(watermark);
    });

    it('I2: the same intent of a copied device under its new id is the same operation', async () => {
      const copy = await world.joinDevice(member.id);
      const op = device.write(await device.assignment(await given()), { startedAt: 5 });
      const first = await device.pushOne(op);
      expect(await copy.pushOne({ ...op, device: copy.id })).toEqual(first);
    });

    it('I2: a delete that buried what it had not seen, and one that lost, are answered the same again', async () => {
      const { id, device: first } = await world.newMember();
      await beginTestKeyring(first);
      const second = await world.joinDevice(id);
      await first.push(first.newTask('task'));
      const remove = second.op({ table: 'tasks', id: 'task', kind: 'delete' });
      const buried = await second.pushOne(remove);
      expect(buried).toMatchObject({ outcome: 'merged', lost: [{ field: 'title' }] });
      expect(await second.pushOne(remove)).toEqual(buried);

      await first.push(
        first.op({ table: 'tasks', id: 'task', kind: 'restore', base: { $: buried.record?.seq ?? 0 } }),
      );
      const late = second.op({ table: 'tasks', id: 'task', kind: 'delete', at: 0 });
      const lost = await second.pushOne(late);
      expect(lost).toMatchObject({ outcome: 'merged', record: { fields: { title: expect.anything() } } });
      expect(lost.lost).toBeUndefined();
      expect(await second.pushOne(late)).toEqual(lost);
    });

    it('gives the record of each row once, with the last result about it', async () => {
      const [one, two] = [await given(), await given()];
      const ops = [
        device.op({ id: one, patch: { startedAt: 1 } }),
        device.op({ id: two, patch: { startedAt: 2 } }),
        device.op({ id: one, patch: { startedAt: 3 } }),
        device.op({ id: two, patch: { mood: 4 } }),
      ];
      const first = await device.push(...ops);
      const startedAt = ({ record }: OpResult) => record?.fields.startedAt ?? null;
      expect(first.map(startedAt)).toEqual([null, null, 3, 2]);
      expect(await device.push(...ops)).toEqual(first);
    });

    it('does not get ahead of a deferred operation of the same row', async () => {
      const [one, two] = [await given(), await given()];
      const ops = [
        device.op({ id: one, patch: { startedAt: 1 } }),
        device.op({ id: one, patch: { startedAt: 2, mood: 3 } }),
        device.op({ id: one, patch: { startedAt: 4 } }),
        device.op({ id: two, patch: { startedAt: 5 } }),
      ];
      const answers = await device.push(...ops);
      expect(answers.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
        'applied',
        'unknown-to-server',
        'unknown-to-server',
        'applied',
      ]);
      expect((await device.assignment(one)).fields.startedAt).toBe(1);
      expect((await device.assignment(two)).fields.startedAt).toBe(5);
    });

    it('I4: a push moves no cursor', async () => {
      const cursorOf = async () => {
        const { db } = world.server.npo;
        const [row] = await db.select().from(devices).where(eq(devices.id, device.id));
        return row?.lastCursor;
      };
      await device.pull(0);
      await device.push(device.write(await device.assignment(await given()), { startedAt: 7 }));
      expect(await cursorOf()).toBe(0);
      const { watermark } = await device.pull(0);
      await device.pull(watermark);
      expect(await cursorOf()).toBe(watermark);
    });

    it('I6: each refusal names its reason and blocks nothing', async () => {
      const record = await device.assignment(await given());
      const { id } = record;
      const answers = await device.push(
        device.op({ id: randomUUID(), patch: { answer: 'accepted' } }),
        device.op({ id, patch: { title: 'mine now' } }),
        device.op({ id, kind: 'delete' }),
        device.op({ id, kind: 'restore' }),
        device.op({ id, patch: { id: 'another' } }),
        device.op({ id, patch: { answer: 'perhaps' } }),
        device.op({ id, patch: { startedAt: 'soon' } }),
        device.op({ id, patch: { handOver: { note: 'x'.repeat(FIELD_BYTES_MAX), links: [] } } }),
        device.op({ id, patch: { answer: 'accepted' }, device: randomUUID() }),
        device.op({ id, table: 'tasks', patch: { title: 'a secret' } }),
        device.op({ id, patch: { id, startedAt: 9 } }),
        device.op({ id, table: 'wishes', patch: {} }),
        device.op({ id, patch: { mood: 3 } }),
        device.op({ id, patch: { constructor: 3 } }),
        device.op({ id, patch: { answer: 'accepted' }, schema: SCHEMA_VERSION + 1 }),
      );
      expect(answers.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
        'not-found',
        'not-allowed',
        'not-allowed',
        'not-allowed',
        'not-allowed',
        'invalid-value',
        'invalid-value',
        'too-large',
        'wrong-device',
        'sealed-needs-key',
        'applied',
        'unknown-to-server',
        'unknown-to-server',
        'unknown-to-server',
        'unknown-to-server',
      ]);
      expect((await device.assignment(id)).fields).toEqual({ ...record.fields, id, startedAt: 9 });
    });

    it('I6: a hand-over has a limit of its own, so that it can be passed on with a name', async () => {
      const record = await device.assignment(await given());
      const [large, tooLarge] = [handOverOf(HAND_OVER_BYTES_MAX), handOverOf(HAND_OVER_BYTES_MAX + 1)];
      expect(await device.pushOne(device.write(record, { handOver: tooLarge }))).toMatchObject({
        outcome: 'rejected',
        reason: 'too-large',
      });
      expect(await device.pushOne(device.write(record, { handOver: large }))).toMatchObject({
        outcome: 'applied',
      });
    });

    it('I6: a full space refuses what grows and takes what does not', async () => {
      const filled = await world.newMember();
      await world.giveAssignments(filled.device, ['stage']);
      const record = await filled.device.assignment('stage');
      const { db } = world.server.npo;
      await db.update(spaces).set({ bytes: SPACE_BYTES_MAX }).where(eq(spaces.memberId, filled.id));
      const grown = filled.device.write(record, { startedAt: 9 });
      expect(await filled.device.pushOne(grown)).toMatchObject({ outcome: 'rejected', reason: 'too-large' });
      expect(await filled.device.assignment('stage')).toEqual(record);
    });

    it('counts the bytes of a space as they change', async () => {
      const other = await world.newMember();
      await world.giveAssignments(other.device, ['a', 'b']);
      await other.device.push(other.device.op({ id: 'a', patch: { handOver: { note: '花', links: [] } } }));
      await other.device.push(other.device.op({ id: 'a', patch: { handOver: null } }));
      await expectBytesCounted(world, other.device);
    });

    it('I7: a clock ahead by centuries is bounded, and a later write by a slow clock stands', async () => {
      const second = await world.joinDevice(member.id);
      const record = await device.assignment(await given());
      const ahead = device.write(record, { startedAt: 1 }, { at: Date.now() + 365_000 * DAY_MS });
      const first = await device.pushOne(ahead);
      expect(first.record?.vers.startedAt?.at).toBeLessThanOrEqual(world.now());

      const seen = await second.assignment(record.id);
      const slow = second.write(seen, { startedAt: 2 }, { at: 0 });
      expect(await second.pushOne(slow)).toMatchObject({ outcome: 'applied' });

      // A third that saw neither, with an honest clock from before both: it loses to the slow one.
      const third = await world.joinDevice(member.id);
      const unseen = third.write(record, { startedAt: 3 }, { at: Date.now() - DAY_MS });
      const lost = await third.pushOne(unseen);
      expect(lost).toMatchObject({ outcome: 'merged', lost: [{ field: 'startedAt', value: 3 }] });
      expect((await device.assignment(record.id)).fields.startedAt).toBe(2);
    });

    it('reports to the later of two concurrent writes what it replaced', async () => {
      const second = await world.joinDevice(member.id);
      const record = await device.assignment(await given());
      await device.push(device.write(record, { answer: 'declined' }, { at: Date.now() - 1000 }));
      const result = await second.pushOne(second.write(record, { answer: 'accepted' }));
      expect(result).toMatchObject({
        outcome: 'merged',
        record: { fields: { answer: 'accepted' } },
        lost: [{ field: 'answer', value: 'declined', version: { device: device.id } }],
      });
    });

    it('I8: does not bring back a record that was deleted and collected', async () => {
      const id = randomUUID();
      for (const base of [{ title: 3 }, { $: 3 }]) {
        const late = device.op({ table: 'tasks', id, patch: { title: sealed('late') }, base });
        expect(await device.pushOne(late)).toMatchObject({ outcome: 'rejected', reason: 'not-found' });
      }
      const fresh = device.op({ table: 'tasks', id, patch: { title: sealed('new') }, base: { title: 0 } });
      expect(await device.pushOne(fresh)).toMatchObject({ outcome: 'applied' });
    });

    it('takes nothing for another epoch, and names its own', async () => {
      const op = device.write(await device.assignment(await given()), { startedAt: 5 });
      const answer = await device.askPush([op], randomUUID());
      expectProblem(answer, 410, 'resync');
      expect(answer.body.epoch).toBe(device.space.epoch);
      expect((await device.assignment(op.id)).fields.startedAt).toBeUndefined();
    });
  });
}
