import { beforeAll, describe, expect, it } from 'vitest';
import { demoMembers, hasJoined, seedDemo } from '#server/relay/demo.ts';
import { seedWeeks } from '#server/relay/demo-weeks.ts';
import { writeRecords } from '#server/sync/write-records.ts';
import { Assignment, assignmentState } from '#shared/domain/relay/assignment.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { expectProblem } from '../support/expect-problem.ts';
import type { TestDevice } from '../support/test-device.ts';
import type { World } from '../support/world.ts';

/** A stage goes from the coordinator to a member, and on to the next. */
export function relaySuite(shared: () => World): void {
  describe('the relay', () => {
    let world: World;
    beforeAll(() => {
      world = shared();
    });

    const read = async (device: TestDevice, id: string): Promise<Assignment> =>
      Assignment.parse({ ...(await device.assignment(id)).fields, id });
    const answer = async (device: TestDevice, id: string, patch: Parameters<TestDevice['write']>[1]) =>
      device.pushOne(device.write(await device.assignment(id), patch));
    const accepted = { answer: 'accepted', answeredAt: 1 };

    it('brings an offer to the member, who is nudged', async () => {
      const { id, device } = await world.newMember();
      const { stages } = await world.newProject('design', 'drawing');
      const [stage = ''] = stages;
      const nudges = await device.nudges(world.server.url);
      expect(await nudges.next()).toBe(0);

      expect(await world.offer(stage, id)).toMatchObject({ status: 200, body: { stage, member: id } });
      expect(await nudges.next()).toBeGreaterThan(0);
      await nudges.close();
      expect(await read(device, stage)).toMatchObject({
        project: 'Website',
        client: 'Sample shop',
        title: 'design',
        role: 'design',
        answer: null,
        received: null,
        stages: [
          { stageId: stage, role: 'design', who: null, state: 'offered' },
          { stageId: stages[1], role: 'drawing', who: null, state: 'waiting' },
        ],
      });
    });

    it('tells everybody on the string how far the others are, and hands over', async () => {
      const first = await world.newMember('Sample One');
      const second = await world.newMember('Sample Two');
      const { stages } = await world.newProject('design', 'drawing');
      const [design = '', drawing = ''] = stages;
      await world.offer(design, first.id);
      await world.offer(drawing, second.id);
      const statesFor = async (device: TestDevice, id: string) =>
        (await read(device, id)).stages.map(({ who, state }) => [who, state]);
      expect(await statesFor(second.device, drawing)).toEqual([
        [null, 'offered'],
        [null, 'offered'],
      ]);

      const nudges = await second.device.nudges(world.server.url);
      await nudges.next();
      await answer(first.device, design, accepted);
      await nudges.next();
      await nudges.close();
      expect(await statesFor(second.device, drawing)).toEqual([
        ['Sample One', 'accepted'],
        [null, 'offered'],
      ]);
      expect(await statesFor(first.device, design)).toEqual(await statesFor(second.device, drawing));

      const handOver = { note: 'Here it is.', links: ['https://example.test/design'] };
      await answer(first.device, design, { startedAt: 2 });
      await answer(first.device, design, { handedOverAt: 3, handOver });
      expect(await read(second.device, drawing)).toMatchObject({
        received: { ...handOver, who: 'Sample One' },
        stages: [{ state: 'handed-over' }, { state: 'offered' }],
      });
    });

    it('gives a stage that nobody accepted to another, and takes it from the first', async () => {
      const first = await world.newMember();
      const second = await world.newMember('Sample Two');
      const [stage = ''] = (await world.newProject('design')).stages;
      await world.offer(stage, first.id);
      expect((await world.offer(stage, second.id)).status).toBe(200);
      expect((await first.device.assignment(stage)).deleted).toBe(true);
      // The first says yes without having seen that: what they said is kept, and the stage stays with the second.
      const late = first.device.op({ id: stage, patch: accepted });
      expect(await first.device.pushOne(late)).toMatchObject({
        outcome: 'merged',
        record: { deleted: true },
      });
      await answer(second.device, stage, accepted);
      expect((await read(second.device, stage)).stages).toMatchObject([
        { who: 'Sample Two', state: 'accepted' },
      ]);
    });

    it('gives a declined stage on, and back again', async () => {
      const first = await world.newMember();
      const second = await world.newMember();
      const [stage = ''] = (await world.newProject('design')).stages;
      await world.offer(stage, first.id);
      await answer(first.device, stage, { answer: 'declined', answeredAt: 1 });
      expect((await read(first.device, stage)).stages).toMatchObject([{ who: null, state: 'waiting' }]);
      expect((await world.offer(stage, second.id)).status).toBe(200);
      expect((await world.offer(stage, first.id)).status).toBe(200);
      expect((await first.device.assignment(stage)).deleted).toBeUndefined();
      expect((await second.device.assignment(stage)).deleted).toBe(true);
    });

    it('asks the one who declined again, as if for the first time', async () => {
      const member = await world.newMember();
      const [stage = ''] = (await world.newProject('design')).stages;
      await world.offer(stage, member.id);
      await answer(member.device, stage, { answer: 'declined', answeredAt: 1 });
      await world.offer(stage, member.id);
      expect((await member.device.assignment(stage)).fields).toMatchObject({
        answer: null,
        answeredAt: null,
      });
      await answer(member.device, stage, accepted);
      await world.offer(stage, member.id);
      expect((await member.device.assignment(stage)).fields).toMatchObject(accepted);
    });

    it('offers afresh what was accepted and handed over too late', async () => {
      const first = await world.newMember();
      const second = await world.newMember();
      const [stage = ''] = (await world.newProject('design')).stages;
      await world.offer(stage, first.id);
      const seen = await first.device.assignment(stage);
      await world.offer(stage, second.id);
      // The first was offline and has done all of it before hearing that the offer was withdrawn.
      const handOver = { note: 'Here it is.', links: [] };
      for (const patch of [accepted, { startedAt: 2 }, { handedOverAt: 3, handOver }]) {
        await first.device.pushOne(first.device.write(seen, patch));
      }
      await answer(second.device, stage, { answer: 'declined', answeredAt: 4 });
      expect((await world.offer(stage, first.id)).status).toBe(200);
      expect(await read(first.device, stage)).toMatchObject({
        answer: null,
        answeredAt: null,
        startedAt: null,
        handedOverAt: null,
        handOver: null,
        stages: [{ who: null, state: 'offered' }],
      });
    });

    it('writes over no answer that it has not read', async () => {
      const { id, device } = await world.newMember();
      const [stage = ''] = (await world.newProject('design')).stages;
      await world.offer(stage, id);
      const current = await device.assignment(stage);
      await answer(device, stage, accepted);
      const { npo } = world.server;
      const askAnew = { id: stage, kind: 'set' as const, patch: { answer: null }, current };
      const write = npo.db.transaction((tx) =>
        writeRecords(npo, tx, { spaceId: device.space.id, table: 'assignments', writer: 'relay' }, [askAnew]),
      );
      await expect(write).rejects.toThrow('answer');
      expect((await device.assignment(stage)).fields).toMatchObject(accepted);
    });

    it('leaves a stage with the one who accepted it', async () => {
      const first = await world.newMember();
      const second = await world.newMember();
      const [stage = ''] = (await world.newProject('design')).stages;
      await world.offer(stage, first.id);
      await answer(first.device, stage, accepted);
      expectProblem(await world.offer(stage, second.id), 409, 'conflict');
      const before = await first.device.assignment(stage);
      expect((await world.offer(stage, first.id)).status).toBe(200);
      expect(await first.device.assignment(stage)).toEqual(before);
      expect((await second.device.pullAll()).size).toBe(0);
    });

    it('ends with one holder when an acceptance and another offer meet', async () => {
      const first = await world.newMember();
      const second = await world.newMember();
      for (let round = 0; round < 5; round++) {
        const [stage = ''] = (await world.newProject('design')).stages;
        await world.offer(stage, first.id);
        const op = first.device.write(await first.device.assignment(stage), accepted);
        const [, offered] = await Promise.all([first.device.pushOne(op), world.offer(stage, second.id)]);
        const isFirsts = (await first.device.assignment(stage)).deleted !== true;
        const isSeconds = (await second.device.pullAll()).has(stage);
        expect([isFirsts, isSeconds]).toEqual(offered.status === 200 ? [false, true] : [true, false]);
      }
    });

    it('shows the same stages to all after answers at the same time', async () => {
      const people = await Promise.all([1, 2, 3].map((n) => world.newMember(`Sample ${n}`)));
      const { stages } = await world.newProject('a', 'b', 'c');
      for (const [index, person] of people.entries()) await world.offer(stages[index] ?? '', person.id);
      await Promise.all(people.map(({ device }, index) => answer(device, stages[index] ?? '', accepted)));
      for (const [index, { device }] of people.entries()) {
        const { stages: shown } = await read(device, stages[index] ?? '');
        expect(shown.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
      }
    });

    it('offers to a member who has not joined yet', async () => {
      const { body } = await world.ask(officeRoutes.addMember.path, {
        token: world.coordinatorToken,
        json: { name: 'Sample Late' },
      });
      const [stage = ''] = (await world.newProject('design')).stages;
      expect((await world.offer(stage, body.member.id)).status).toBe(200);
      const device = await world.joinDevice(body.member.id);
      expect((await device.pullAll()).has(stage)).toBe(true);
    });

    it('does not know stages and members that are not there', async () => {
      const { id } = await world.newMember();
      const [stage = ''] = (await world.newProject('design')).stages;
      expectProblem(await world.offer('nothing', id), 404, 'not-found');
      expectProblem(await world.offer(stage, 'nobody'), 404, 'not-found');
    });

    it('takes no texts that no record could hold, and says so when the project is made', async () => {
      const stage = { role: 'design', title: 'Design', brief: 'Draw it.' };
      const make = (odd: object, of: object = {}) =>
        world.ask(officeRoutes.createProject.path, {
          token: world.coordinatorToken,
          json: { title: 'Website', client: 'Sample shop', ...of, stages: [{ ...stage, ...odd }] },
        });
      const points = (letters: number) => Array.from({ length: 50 }, () => 'あ'.repeat(letters));
      const large = await make({ checklist: points(500) });
      expectProblem(large, 400, 'bad-request');
      expect(large.body.detail).toBe(
        'stages.0.checklist: may have 49152 bytes in all; a Japanese letter has three',
      );
      for (const refused of [
        await make({ title: 'a\u0007' }),
        await make({ role: 'a\nb' }),
        await make({ brief: 'a\ud83c' }),
        await make({ checklist: ['a\u001b[1m'] }),
        await make({}, { client: 'a\u0085b' }),
      ]) {
        expectProblem(refused, 400, 'bad-request');
        expect(refused.body.detail).toContain('may not contain control characters');
      }
      expect((await make({ checklist: points(300), brief: 'One page:\n\tflowers 🌸' })).status).toBe(200);
    });

    it('shows the coordinator members, stages and answers', async () => {
      const { id, device } = await world.newMember('Sample Seen');
      const { id: project, stages } = await world.newProject('design', 'drawing');
      await world.offer(stages[0] ?? '', id);
      await answer(device, stages[0] ?? '', accepted);
      const { body } = await world.ask(officeRoutes.overview.path, { token: world.coordinatorToken });
      expect(body.members).toContainEqual({ id, name: 'Sample Seen', devices: 1 });
      const seen = body.projects.find((other: { id: string }) => other.id === project);
      expect(seen.stages).toMatchObject([
        { role: 'design', state: 'accepted', member: { id, name: 'Sample Seen' }, answeredAt: 1 },
        { role: 'drawing', state: 'waiting', member: null },
      ]);
    });

    it('seeds the demo once, and leaves what was done in it', async () => {
      const { npo } = world.server;
      const demo = await seedDemo(npo);
      expect(demo.stages).toHaveLength(3);
      const device = await world.joinDevice(demoMembers[0].id);
      const [first] = demo.stages;
      await answer(device, first?.id ?? '', accepted);
      const before = await device.pullAll();
      expect(before.size).toBe(1);
      expect(await seedDemo(npo)).toEqual(demo);
      expect(await device.pullAll()).toEqual(before);
    });

    it('seeds a demo in its third week: handed over, under way after somebody else, and offered', async () => {
      const { npo } = world.server;
      const seeded = await seedWeeks(npo);
      const [done, underWay, offered] = seeded;
      expect(seeded.map(assignmentState)).toEqual(['handed-over', 'started', 'offered']);
      expect(underWay?.received).toMatchObject({ who: '見本 そら', links: { length: 2 } });
      expect(underWay?.stages.map(({ who, state }) => [who, state])).toEqual([
        ['見本 そら', 'handed-over'],
        ['見本 はな', 'started'],
        ['見本 うみ', 'accepted'],
      ]);
      expect(done?.handedOverAt).toBeLessThan(underWay?.startedAt ?? 0);
      expect(offered?.offeredAt).toBeLessThan(npo.now());

      const device = await world.joinDevice(demoMembers[0].id);
      expect(await Promise.all(demoMembers.map(({ id }) => hasJoined(npo, id)))).toEqual([
        true,
        false,
        false,
      ]);
      for (const assignment of seeded) expect(await read(device, assignment.id)).toEqual(assignment);
      expect(await seedWeeks(npo)).toEqual(seeded);
    });
  });
}
