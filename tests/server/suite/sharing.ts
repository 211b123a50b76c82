import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { appliedOps, records } from '#server/db/schema.ts';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes, SharedPage } from '#shared/http/office.ts';
import { pathTo } from '#shared/http/route.ts';
import type { Fields } from '#shared/sync/operation.ts';
import { expectProblem } from '../support/expect-problem.ts';
import type { TestDevice } from '../support/test-device.ts';
import type { World } from '../support/world.ts';

const { shares: Shares } = officeRoutes.listShares.response.shape;

/** Pages that members show to the office, and take back. */
export function sharingSuite(shared: () => World): void {
  describe('what members show', () => {
    let world: World;
    beforeAll(() => {
      world = shared();
    });

    const words = () => `私の言葉 ${randomUUID()}`;
    const page = (text: string, given: Fields = {}): Fields => ({
      fromDay: '2026-11-23',
      toDay: '2026-11-29',
      language: 'ja',
      parts: [{ heading: 'よかったこと', lines: [text, '二行目'] }],
      sentAt: 1_000,
      ...given,
    });
    const show = async (device: TestDevice, patch: Fields, id = randomUUID() as string) => {
      const result = await device.pushOne(device.op({ table: 'shares', id, patch }));
      return { id, result };
    };
    const takeBack = async (device: TestDevice, id: string) =>
      device.pushOne(device.write(await device.assignment(id), { parts: [], takenBackAt: 2_000 }));
    const list = async (member: string) => {
      const { status, body } = await world.ask(officeRoutes.listShares.path, {
        token: world.coordinatorToken,
      });
      expect(status).toBe(200);
      return Shares.parse(Object(body).shares).filter((share) => share.member.id === member);
    };
    const open = (member: string, id: string, token = world.coordinatorToken) =>
      world.ask(pathTo(officeRoutes.openShare, { id }), { token, json: { member } });

    it('is listed without its words, and opened as it was sent', async () => {
      const { id: member, name, device } = await world.newMember();
      const text = words();
      const later = await show(device, page('あと', { sentAt: 3_000 }));
      const { id, result } = await show(device, page(text));
      expect(result.outcome).toBe('applied');

      const listed = await list(member);
      expect(listed.map((share) => share.id)).toEqual([id, later.id]);
      expect(listed[0]).toEqual({
        id,
        fromDay: '2026-11-23',
        toDay: '2026-11-29',
        sentAt: 1_000,
        seenAt: null,
        member: { id: member, name },
      });

      const opened = SharedPage.parse((await open(member, id)).body);
      expect(opened).toMatchObject({
        parts: [{ heading: 'よかったこと', lines: [text, '二行目'] }],
        language: 'ja',
        member: { name },
      });
    });

    it('is told to have been seen to the member, once and for good', async () => {
      const { id: member, device } = await world.newMember();
      const { id, result } = await show(device, page('見せる'));
      const nudges = await device.nudges(world.server.url);
      await nudges.until(result.record?.seq);
      const before = world.now();
      const both = await Promise.all([open(member, id), open(member, id)]);
      await nudges.next();
      await nudges.close();
      world.advance(60_000);
      const again = await open(member, id);
      const seen = [...both, again].map(({ body }) => SharedPage.parse(body).seenAt);
      expect(new Set(seen).size).toBe(1);
      expect(seen[0]).toBeGreaterThanOrEqual(before);
      const told = await device.assignment(id);
      expect(told.fields.seenAt).toBe(seen[0]);
      expect((await list(member))[0]?.seenAt).toBe(seen[0]);
    });

    it('is gone once it was taken back: not listed, not opened, and in nothing that is stored', async () => {
      const { id: member, device } = await world.newMember();
      const text = words();
      const { id } = await show(device, page(text));
      await open(member, id);
      expect((await takeBack(device, id)).outcome).toBe('applied');

      expect(await list(member)).toEqual([]);
      expectProblem(await open(member, id), 404, 'not-found');
      const { npo } = world.server;
      const stored = JSON.stringify([
        await npo.db.select({ fields: records.fields }).from(records),
        await npo.db.select().from(appliedOps),
      ]);
      expect(stored).not.toContain(text);
      // That it was seen is not forgotten: the member is still told.
      expect((await device.assignment(id)).fields.seenAt).not.toBeNull();

      await device.pushOne(device.write(await device.assignment(id), page(text, { takenBackAt: null })));
      expect((await list(member)).map((share) => share.id)).toEqual([id]);
      await device.pushOne({ ...device.op({ table: 'shares', id }), kind: 'delete', base: {} });
      expect(await list(member)).toEqual([]);
    });

    it('is seen only by the office, and only the office says that it was', async () => {
      const { id: member, device } = await world.newMember();
      const other = await world.newMember('Sample Other');
      const { id } = await show(device, page('見せる'));
      expectProblem(await open(member, id, other.device.token), 403, 'not-allowed');
      expectProblem(await open(other.id, id), 404, 'not-found');
      expectProblem(await open(randomUUID(), id), 404, 'not-found');
      expect((await device.assignment(id)).fields.seenAt).toBeUndefined();
      const claimed = await device.pushOne(device.write(await device.assignment(id), { seenAt: 1 }));
      expect(claimed).toMatchObject({ outcome: 'rejected', reason: 'not-allowed' });
    });

    it('is still told to have been seen after the server was set back', async () => {
      const { id: member, device } = await world.newMember();
      const { id } = await show(device, page('見せる'));
      await open(member, id);
      const { fields, vers } = await device.assignment(id);
      // Under another id it is a record that the server does not have.
      const record = { table: 'shares', id: 'lost', fields, vers };
      const { epoch } = device.space;
      expect(await device.ask(routes.reupload.path, { json: { epoch, records: [record] } })).toMatchObject({
        status: 200,
      });
      expect((await device.assignment('lost')).fields.seenAt).toBe(fields.seenAt);
      expect((await list(member)).map(({ seenAt }) => seenAt)).toEqual([fields.seenAt, fields.seenAt]);
    });

    it('is left out where it cannot be read; of very many, the latest are listed', async () => {
      const { id: member, device } = await world.newMember();
      const { parts: _parts, ...withoutParts } = page('');
      await show(device, withoutParts);
      const many = Array.from({ length: 430 }, (_, n) =>
        device.op({ table: 'shares', id: randomUUID(), patch: page(`${n}`, { sentAt: n }) }),
      );
      await device.push(...many);
      expect((await list(member)).map((share) => share.sentAt)).toEqual(many.map((_, n) => n).slice(-200));
    });

    it('may be as long as all that a week can hold, and no longer', async () => {
      const { device } = await world.newMember();
      const parts = (count: number) => [
        { heading: '', lines: Array.from({ length: count }, () => '字'.repeat(10_000)) },
      ];
      expect((await show(device, page('', { parts: parts(6) }))).result.outcome).toBe('applied');
      const tooLong = (await show(device, page('', { parts: parts(7) }))).result;
      expect(tooLong).toMatchObject({ outcome: 'rejected', reason: 'too-large' });
    });
  });
}
