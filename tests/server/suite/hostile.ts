import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { PAGE_BYTES_MAX } from '#server/sync/page.ts';
import { routes } from '#shared/http/contract.ts';
import { ProblemDocument, problemCode } from '#shared/http/problem.ts';
import { pathTo } from '#shared/http/route.ts';
import { KEYRING_MAX } from '#shared/keys/keyring-entry.ts';
import { PUSH_BYTES_MAX, PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import { byteLength } from '#shared/sync/operation.ts';
import { isThorough, sized } from '#tests/sized.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { hostileRequest, type Scene } from '../support/hostile-requests.ts';
import { routesIn } from '../support/route-requests.ts';
import { sealedWith } from '../support/sealed.ts';
import type { TestDevice } from '../support/test-device.ts';
import { askAppend, changed, keysOf, newKeyring, newSigner } from '../support/test-keys.ts';
import { bytesStored, watchTransactions } from '../support/watch-database.ts';
import type { World } from '../support/world.ts';

/** The routes whose answers hold an epoch and a mark. */
const SYNC_PATHS = [routes.push, routes.pull, routes.recent, routes.reupload].map(({ path }) => path);
const REQUESTS = sized(300, 50_000);
/** Requests of one intruder; then comes another, with an empty space. */
const REQUESTS_EACH = sized(300, 2_000);
/** How much more memory the last quarter of many requests may take than the second. */
const GROWTH_MAX = 1.3;
/** How much a request counts for without its body: its headers. */
const HEAD_BYTES = 200;

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
      device.ask(routes.push.path, { raw, headers });
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

    it('refuses keyrings that are nested, endless or bent, and checks few signatures for that', async () => {
      const verify = vi.spyOn(crypto.subtle, 'verify');
      const { device: other } = await world.newMember();
      const { keyring, self } = await newKeyring(other);
      const [entry = expect.fail()] = (await changed(keyring, self, { add: [await newSigner()] })).entries;
      const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
      const many = (count: number, value: (n: number) => unknown) =>
        Object.fromEntries(Array.from({ length: count }, (_, n) => [`id-${n}`, value(n)]));
      const signature = entry.signatures[self.id];
      const envelope = entry.envelopes[self.id];
      for (const [entries, status, code] of [
        [nested(50), 400, 'bad-request'],
        [[{ ...entry, add: nested(500) }], 400, 'bad-request'],
        [[{ ...entry, envelopes: { a: nested(50) } }], 400, 'bad-request'],
        [[{ ...entry, add: [...entry.add, entry.add[0]] }], 400, 'bad-request'],
        [[{ ...entry, remove: Array.from({ length: 41 }, () => self.id) }], 400, 'bad-request'],
        [Array.from({ length: KEYRING_MAX + 1 }, () => entry), 400, 'bad-request'],
        [[{ ...entry, n: 1_000 }], 400, 'bad-request'],
        [[{ ...entry, n: 0.5 }], 400, 'bad-request'],
        [[{ ...entry, signatures: { [self.id]: 'A'.repeat(100_000) } }], 400, 'bad-request'],
        [[{ ...entry, signatures: { [self.id]: 'A'.repeat(86) } }], 403, 'not-allowed'],
        [[{ ...entry, signatures: many(3, () => signature) }], 400, 'bad-request'],
        [[{ ...entry, signatures: many(50_000, () => signature) }], 400, 'bad-request'],
        [[{ ...entry, signatures: many(100_000, () => signature) }], 413, 'too-large'],
        [[{ ...entry, envelopes: { a: 'A.A' } }], 400, 'bad-request'],
        [[{ ...entry, envelopes: many(40, () => envelope) }], 403, 'not-allowed'],
        [[{ ...entry, envelopes: many(4_000, () => envelope) }], 400, 'bad-request'],
        [Array.from({ length: KEYRING_MAX }, () => entry), 403, 'not-allowed'],
        [
          [{ ...entry, envelopes: JSON.parse(`{"__proto__":"${envelope}","constructor":"${envelope}"}`) }],
          403,
          'not-allowed',
        ],
        [
          [{ ...entry, signatures: JSON.parse(`{"__proto__":"${signature}","constructor":"${signature}"}`) }],
          403,
          'not-allowed',
        ],
      ] as const) {
        expectProblem(await askAppend(other, entries), status, code);
      }
      expect(verify.mock.calls.length).toBeLessThan(20);
      verify.mockRestore();
      expect((await keysOf(other)).entries).toEqual([]);
      expect((await askAppend(other, [entry])).status).toBe(200);
    });

    it('answers 400 to hundreds of thousands of things that do not fit, and looks for one of them', async () => {
      const many = (count: number, value: unknown) =>
        Object.fromEntries(Array.from({ length: count }, (_, n) => [`-${n}`, value]));
      const record = { table: 'assignments', id: 'stage', fields: {} };
      const reuploaded = (records: number, versions: number) => ({
        epoch: device.space.epoch,
        records: Array.from({ length: records }, () => ({ ...record, vers: many(versions, {}) })),
      });
      for (const [path, json] of [
        [routes.appendKeys.path, { entries: [{ envelopes: many(414_000, 'A.A') }] }],
        [routes.reupload.path, reuploaded(1, 75_000)],
        [routes.reupload.path, reuploaded(100, 750)],
        [routes.reupload.path, reuploaded(50, 990)],
      ] as const) {
        expectProblem(await device.ask(path, { json }), 400, 'bad-request');
      }
    });

    it('answers 413 to a body over the limit, whether it says its length or not', async () => {
      const raw = around(JSON.stringify('x'.repeat(PUSH_BYTES_MAX)));
      expectProblem(await push(raw), 413, 'too-large');
      const response = await fetch(`${world.server.url}${routes.push.path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${device.token}`, 'content-type': 'application/json' },
        body: new Blob([raw]).stream(),
        duplex: 'half',
      } as RequestInit);
      expect(response.status).toBe(413);
    });

    it(`never answers 5xx, and never with anything of another member, to ${REQUESTS} requests`, {
      timeout: sized(300_000, 3_600_000),
    }, async () => {
      const canary = `canary${randomUUID().slice(0, 8)}`;
      const { device: victim } = await world.newMember();
      await world.giveAssignments(victim, [canary]);
      const { keyring: victims } = await newKeyring(victim);
      await askAppend(victim, victims.entries);
      const title = sealedWith(victims.key, canary);
      const task = victim.op({ id: 'task', table: 'tasks', patch: { title } });
      await victim.push(task);
      await victim.ask(pathTo(routes.renameDevice, { id: victim.id }), { json: { name: canary } });
      const stateOf = async (of: TestDevice) => [
        await of.pull(0),
        await keysOf(of),
        (await of.ask(routes.listDevices.path)).body.devices.map(
          ({ id, name }: { id: string; name: string }) => [id, name],
        ),
      ];
      const before = await stateOf(victim);
      const { db } = world.server.npo;
      const transactions = watchTransactions(db);
      let sent = 0;

      const { coordinatorToken } = world;
      const { mark: victimsMark = '' } = (await victim.askPull(0)).body;
      const victimsIds = ['task', task.opId];
      const memory = new PeakMemory(REQUESTS);
      // All join beforehand: among the requests are so many attempts to join that nobody else could.
      const intruders: TestDevice[] = [];
      while (intruders.length < REQUESTS / REQUESTS_EACH) intruders.push((await world.newMember()).device);
      const storedBefore = await bytesStored(db);
      for (const intruder of intruders) {
        await world.giveAssignments(intruder, ['stage']);
        const { keyring: begun, self } = await newKeyring(intruder);
        await askAppend(intruder, begun.entries);
        const keyring = await changed(begun, self, { add: [await newSigner(victim.id)] });
        const scene: Scene = {
          ...{ intruder, victim, victimsIds, coordinatorToken, mark: victimsMark, keyring },
          routes: routesIn((await world.ask('/openapi.json')).body),
        };
        await fc.assert(
          fc.asyncProperty(hostileRequest(scene), async ({ path, bytes, ...init }) => {
            const response = await fetch(world.server.url + path, init);
            const text = await response.text();
            expect(response.status).toBeLessThan(500);
            sent += bytes + HEAD_BYTES;
            // The OpenAPI document is long whatever the request.
            if (path !== '/openapi.json') {
              expect(byteLength(text)).toBeLessThanOrEqual(4 * bytes + PAGE_BYTES_MAX);
            }
            expect(text).not.toContain(canary);
            expect(text).not.toContain(victims.key);
            if (init.method !== 'HEAD' && response.status !== 204) expectJson(response, text);
            // A forged mark makes only the space of the device that shows it start over.
            const { epoch, mark } = SYNC_PATHS.some((one) => path.startsWith(one))
              ? JSON.parse(text || '{}')
              : {};
            if (epoch) intruder.space.epoch = epoch;
            if (mark) scene.mark = mark;
            memory.look();
          }),
          { numRuns: REQUESTS_EACH },
        );
        expect(await stateOf(victim)).toEqual(before);
        // What the intruder was given is still theirs, and changed only in what a member may write.
        const { epoch = intruder.space.epoch } = (await intruder.askPull(0)).body;
        const query = new URLSearchParams({ epoch, cursor: '0', table: 'assignments' });
        const { records } = (await intruder.ask(`${routes.pull.path}?${query}`)).body;
        expect(records).toMatchObject([{ id: 'stage', fields: { project: 'P', title: 'stage' } }]);
      }
      const kept = ((await bytesStored(db)) - storedBefore) / sent;
      expect(kept).toBeLessThan(2);
      transactions.end();
      process.stdout.write(
        `${REQUESTS} hostile requests; ${memory}; kept ${kept.toFixed(2)} bytes for each that came, ` +
          `at most ${transactions.longestMs().toFixed(0)} ms in one transaction\n`,
      );
      if (isThorough) expect(memory.growth).toBeLessThan(GROWTH_MAX);
    });
  });
}

/** What was asked is answered with JSON, and what went wrong with a problem document. */
function expectJson({ status, headers }: Response, text: string): void {
  const body = JSON.parse(text);
  expect(headers.get('content-type')).toBe(status < 400 ? 'application/json' : 'application/problem+json');
  if (status < 400) return;
  expect(ProblemDocument.parse(body).status).toBe(status);
  expect(problemCode(body.type)).not.toBeNull();
}

/** The most memory this process takes, server and test together, early in a run and at its end. */
class PeakMemory {
  readonly #looks: number;
  #look = 0;
  readonly #peaks = [0, 0, 0, 0];

  constructor(looks: number) {
    this.#looks = looks;
  }

  look(): void {
    const quarter = Math.min(3, Math.floor((4 * this.#look++) / this.#looks));
    this.#peaks[quarter] = Math.max(this.#peaks[quarter] ?? 0, process.memoryUsage.rss());
  }

  /** The last quarter beside the second: in the first one everything is still warming up. */
  get growth(): number {
    const [, early = 1, , late = 1] = this.#peaks;
    return late / early;
  }

  toString(): string {
    const quarters = this.#peaks.map((bytes) => `${Math.round(bytes / 2 ** 20)} MB`);
    return `at most ${quarters.join(', ')} of memory in each quarter`;
  }
}
