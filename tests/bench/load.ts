import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { howSealedWith } from '#shared/keys/key-of-value.ts';
import type { KeyId } from '#shared/keys/shapes.ts';
import type { PushRequest } from '#shared/sync/messages.ts';
import type { Fields, Operation } from '#shared/sync/operation.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';

/** A signed-in device that pushes again and again. */
export interface Pusher {
  device: SignedInDevice;
  token: string;
  epoch: string;
  /** The mark of its last answer. */
  mark: string | null;
}

/** One push after another. */
export interface Load {
  pushers: Pusher[];
  opsPerPush: number;
  /** How many pushes are under way at a time. */
  atOnce: number;
  seconds: number;
}

/** The key of every space that a bench pushes to; no server can tell that nobody has it. */
export const BENCH_KEY: KeyId = '7e57fedcba98765';

const sealed = (length: number) => `sealed.${howSealedWith(BENCH_KEY)}.${'x'.repeat(length)}`;

/** The fields of a task as a device sends them: values as long as short ones are when sealed. */
export const TASK_FIELDS: Fields = {
  title: sealed(80),
  note: sealed(60),
  day: sealed(54),
  order: sealed(54),
  doneAt: sealed(54),
  assignmentId: sealed(54),
  createdAt: sealed(64),
};

/** A push of new tasks. */
export function pushOf({ device, epoch, mark }: Pusher, count: number): PushRequest {
  const op = (): Operation => ({
    opId: randomUUID(),
    device: device.id,
    table: 'tasks',
    id: uuidv7(),
    kind: 'set',
    patch: TASK_FIELDS,
    base: {},
    at: Date.now(),
    schema: SCHEMA_VERSION,
  });
  return { epoch, ...(mark === null ? {} : { mark }), ops: Array.from({ length: count }, op) };
}

/** How many times a second `push` can be done: for each pusher one after the other, `atOnce` pushers at a time. */
export async function pushesPerSecond(
  { pushers, atOnce, seconds }: Load,
  push: (pusher: Pusher) => Promise<unknown>,
): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let pushes = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      const mine = pushers.filter((_pusher, index) => index % atOnce === lane);
      for (let turn = 0; performance.now() < end; turn++) {
        const pusher = mine[turn % mine.length];
        if (!pusher) return;
        await push(pusher);
        pushes++;
      }
    }),
  );
  return (pushes / (performance.now() - begun)) * 1_000;
}
