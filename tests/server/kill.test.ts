import { describe, expect, it, onTestFinished } from 'vitest';
import { PushResponse } from '#shared/sync/messages.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { sized } from '#tests/sized.ts';
import type { Answer, AskInit } from './support/ask.ts';
import { type Engine, engine } from './support/engine.ts';
import { findPostgres, startPostgres } from './support/postgres.ts';
import { startServerProcess } from './support/server-process.ts';
import { TestDevice } from './support/test-device.ts';
import { beginTestKeyring } from './support/test-keys.ts';

const KILLS = sized(2, 50);
const SECONDS_PER_KILL = 90;
const WRITERS = 3;
const OPS = 4;
const timeout = KILLS * SECONDS_PER_KILL * 1_000;

describe('a server killed in the middle of pushes', () => {
  it('loses and doubles nothing on PGlite', { timeout }, () => killAndLook(engine('PGlite')));

  const bin = findPostgres();
  it.skipIf(!bin)('loses and doubles nothing on PostgreSQL', { timeout }, async () => {
    const postgres = await startPostgres(bin ?? '');
    onTestFinished(() => postgres.stop());
    await killAndLook(engine('PostgreSQL', () => postgres.newDatabase()));
  });
});

/** Devices push without a pause, and again until they are answered, while their server is killed again and again. */
async function killAndLook(engine: Engine): Promise<void> {
  const { config, cleanUp } = await engine.fresh();
  const first = await startServerProcess(config);
  /** The present server, or the next one while there is none. */
  let server = Promise.resolve(first);
  onTestFinished(async () => {
    await (await server).stop();
    await cleanUp();
  });
  const ask = async (path: string, init?: AskInit) => (await server).ask(path, init);
  const member = await first.newMember();
  await beginTestKeyring(await first.joinDevice(member));
  const devices = [];
  for (let n = 0; n < WRITERS; n++) {
    const { id, token, space } = await first.joinDevice(member);
    devices.push(new TestDevice({ id, token, space, ask }));
  }

  let isOver = false;
  let pushes = 0;
  let unanswered = 0;
  /** Each acknowledged operation, with the sequence number that it was given. */
  const acknowledged = new Map<string, { op: Operation; seq: number }>();
  const write = async (device: TestDevice, index: number): Promise<void> => {
    for (let n = 0; !isOver; n++) {
      const ops = Array.from({ length: OPS }, (_, op) => device.newTask(`row-${index}-${n}-${op}`));
      let answer: Answer | null = null;
      while (answer?.status !== 200) {
        // Only the request may fail: a server that does not start ends the test.
        await server;
        answer = await device.askPush(ops).catch(() => null);
        if (answer === null) unanswered++;
        // While it starts, the server says when to come back; nothing else may go wrong.
        else if (answer.status !== 503) expect(answer.status).toBe(200);
      }
      for (const { opId, outcome, record } of PushResponse.parse(answer.body).results) {
        expect(outcome).toBe('applied');
        const op = ops.find((sent) => sent.opId === opId);
        if (op) acknowledged.set(opId, { op, seq: record?.seq ?? 0 });
      }
      pushes++;
    }
  };
  const writing = Promise.all(devices.map(write));
  for (let kill = 0; kill < KILLS; kill++) {
    const enough = pushes + 1 + Math.floor(Math.random() * 30);
    await expect.poll(() => pushes, { interval: 1, timeout }).toBeGreaterThanOrEqual(enough);
    const killed = await server;
    server = killed.kill().then(() => startServerProcess(config));
  }
  isOver = true;
  await writing;

  const [device] = devices;
  const records = [...((await device?.pullAll()) ?? new Map()).values()];
  expect(records.map(({ vers, seq }) => ({ opId: vers.title?.op, seq }))).toEqual(
    [...acknowledged].map(([opId, { seq }]) => ({ opId, seq })).toSorted((a, b) => a.seq - b.seq),
  );
  // One number for each operation, after that of the keyring: none was applied twice, and none that nobody heard of was
  // left half done.
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 2));
  const last = records.length + 1;
  const { watermark } = (await device?.pull(last)) ?? {};
  expect(watermark).toBe(last);
  process.stdout.write(
    `${engine.name}: killed ${KILLS} times, ${unanswered} pushes cut off, ` +
      `${acknowledged.size} acknowledged operations, none missing, none twice\n`,
  );
}
