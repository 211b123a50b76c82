import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PUSH_BYTES_MAX, PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import { expectProblem } from '../support/expect-problem.ts';
import type { TestDevice } from '../support/test-device.ts';
import type { AskInit, World } from '../support/world.ts';

const RUNS = 400;

/** What no app would send. */
export function hostileSuite(shared: () => World): void {
  describe('hostile input', () => {
    let world: World;
    let device: TestDevice;
    beforeAll(async () => {
      world = shared();
      ({ device } = await world.newMember());
      await world.giveAssignments(device, ['stage']);
    });

    const push = (raw: BodyInit, headers: Record<string, string> = {}) =>
      device.ask('/v1/sync/push', { raw, headers });
    const around = (value: string) =>
      JSON.stringify({
        epoch: device.space.epoch,
        ops: [device.op({ id: 'stage', patch: { handOver: '@' } })],
      }).replace('"@"', value);

    it.each([
      ['no JSON', '{'],
      ['nothing', ''],
      ['nesting that would end the stack', '['.repeat(500_000)],
      ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ])('answers 400 to %s', async (_, raw) => {
      expectProblem(await push(raw), 400, 'bad-request');
    });

    it('answers 400 to deep nesting inside a value', async () => {
      const value = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
      expectProblem(await push(around(value)), 400, 'bad-request');
    });

    it('answers 400 to what is not said to be JSON', async () => {
      expectProblem(await push(around('null'), { 'content-type': 'text/plain' }), 400, 'bad-request');
    });

    it('answers 400 to unknown keys, unknown kinds and too many operations', async () => {
      const op = device.op({ id: 'stage' });
      for (const ops of [
        [],
        [{ ...op, extra: 1 }],
        [{ ...op, kind: 'drop' }],
        [{ ...op, id: "'; drop table records; --" }],
        [{ ...op, patch: { $: 1 } }],
        [{ ...op, base: { answer: -1 } }],
        [{ ...op, at: 1e300 }],
        Array.from({ length: PUSH_OPS_MAX + 1 }, () => device.op({ id: 'stage' })),
      ]) {
        expectProblem(await device.askPush(ops), 400, 'bad-request');
      }
    });

    it('answers 413 to a body over the limit, whether it says its length or not', async () => {
      const raw = around(JSON.stringify('x'.repeat(PUSH_BYTES_MAX)));
      expectProblem(await push(raw), 413, 'too-large');
      const response = await fetch(`${world.server.url}/v1/sync/push`, {
        method: 'POST',
        headers: { authorization: `Bearer ${device.token}`, 'content-type': 'application/json' },
        body: new Blob([raw]).stream(),
        duplex: 'half',
      } as RequestInit);
      expect(response.status).toBe(413);
    });

    it('never answers 5xx, and never with anything but JSON', async () => {
      const before = await device.pullAll();
      const paths: [string, string | undefined][] = [
        ['/v1/sync/push', device.token],
        ['/v1/join', undefined],
        ['/v1/coordinator/members', world.coordinatorToken],
        ['/v1/coordinator/invites', world.coordinatorToken],
        ['/v1/coordinator/projects', world.coordinatorToken],
        ['/v1/coordinator/stages/x/offer', world.coordinatorToken],
      ];
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...paths), hostileBody(device), async ([path, token], raw) => {
          const init: AskInit = { raw, ...(token ? { token } : {}) };
          const { status, headers } = await world.ask(path, init);
          expect(status).toBeLessThan(500);
          expect(headers.get('content-type')).toMatch(/json/);
        }),
        { numRuns: RUNS },
      );
      await fc.assert(
        fc.asyncProperty(oddText, oddText, oddText, async (epoch, cursor, limit) => {
          const { status } = await device.askPull(cursor, limit, epoch);
          expect(status).toBeLessThan(500);
        }),
        { numRuns: RUNS / 4 },
      );
      await fc.assert(
        fc.asyncProperty(oddText, async (text) => {
          const path = `/v1/coordinator/stages/${encodeURIComponent(text.toWellFormed())}/offer`;
          const { status } = await world.ask(path, { token: world.coordinatorToken, json: { member: text } });
          expect(status).toBeLessThan(500);
        }),
        { numRuns: RUNS / 4 },
      );
      // Nothing of it changed what stands, apart from what a member may answer.
      const { fields } = await device.assignment('stage');
      expect(fields.title).toBe(before.get('stage')?.fields.title);
    });
  });
}

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '-1',
    '0x10',
    '1e3',
    '9007199254740993',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
  ),
  fc.uuid(),
);

const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }),
  oddText,
  fc.double(),
  fc.constantFrom('accepted', 'x'.repeat(70_000), -0, 1e308, Number.MAX_SAFE_INTEGER),
);

/** Bodies near the real ones: real keys and operations with odd values in odd places, and plain bytes. */
function hostileBody(device: TestDevice): fc.Arbitrary<BodyInit> {
  const keys = fc.constantFrom(
    'epoch',
    'ops',
    'name',
    'member',
    'code',
    'token',
    'device',
    'title',
    'stages',
    '__proto__',
  );
  const field = fc.oneof(
    fc.constantFrom('answer', 'handOver', 'id', 'title', 'constructor', 'toString', 'hasOwnProperty'),
    fc.string(),
  );
  const op = fc
    .record({
      real: fc.constant(null).map(() => device.op({ id: 'stage' })),
      patch: fc.dictionary(field, oddValue, { maxKeys: 5 }),
      base: fc.dictionary(field, fc.nat(), { maxKeys: 3 }),
      odd: fc.dictionary(fc.constantFrom('opId', 'device', 'table', 'id', 'kind', 'at', 'schema'), oddValue, {
        maxKeys: 2,
      }),
    })
    .map(({ real, patch, base, odd }) => ({ ...real, patch, base, ...odd }));
  const realistic = fc
    .array(op, { minLength: 1, maxLength: 4 })
    .map((ops) => ({ epoch: device.space.epoch, ops }));
  const join = fc
    .record({ code: oddText, token: oddText, device: oddText, deviceName: oddText }, { requiredKeys: [] })
    .map((odd) => ({
      code: '0000-0000-0000',
      token: 'A'.repeat(43),
      device: randomUUID(),
      deviceName: '',
      ...odd,
    }));
  const project = fc
    .record({ title: oddText, client: oddText, brief: oddText, dueDay: oddText })
    .map(({ title, client, brief, dueDay }) => ({
      title,
      client,
      stages: [{ role: 'r', title, brief, checklist: [brief], dueDay }],
    }));
  return fc.oneof(
    fc.oneof(realistic, join, project, fc.dictionary(keys, oddValue)).map((body) => JSON.stringify(body)),
    fc.json(),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
  );
}
