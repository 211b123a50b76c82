import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { records } from '#server/db/schema.ts';
import { Assignment } from '#shared/domain/relay/assignment.ts';
import { FIELD_BYTES_MAX, RELAY_BYTES_MAX } from '#shared/sync/limits.ts';
import type { Fields } from '#shared/sync/operation.ts';
import type { Engine, FreshConfig } from '../support/engine.ts';
import {
  askOverview,
  type HeldStage,
  handedOver,
  holdStages,
  largeHandOver,
  storedRecord,
  storeFields,
  storeSize,
} from '../support/stored-work.ts';
import { startWorld, type World } from '../support/world.ts';

/** Whatever the database holds, the server starts on it, and delivers what can be delivered. */
export function restartSuite(engine: Engine): void {
  describe(`a start on ${engine.name}`, () => {
    let fresh: FreshConfig;
    let world: World;
    const start = async (): Promise<void> => {
      world = await startWorld({ ...engine, fresh: async () => ({ ...fresh, cleanUp: async () => {} }) });
    };
    beforeEach(async () => {
      fresh = await engine.fresh();
      await start();
    });
    afterEach(async () => {
      await world.close();
      await fresh.cleanUp();
    });

    it('is kept by nothing that is stored, which stops nobody behind it either', async () => {
      /** What the first of three has said is stored, as if the server had ended before it handed that on. */
      const cutOff = async (fields: Fields) => {
        const held = await holdStages(world);
        await storeFields(world, held[0], fields);
        return held;
      };
      const tooLarge = await cutOff(handedOver(largeHandOver(FIELD_BYTES_MAX)));
      const full = await cutOff(handedOver());
      await storeSize(world, full[1], RELAY_BYTES_MAX);
      const unreadable = await cutOff({ ...handedOver(), handOver: 'Here it is.' });
      const broken = await cutOff(handedOver());
      await breakVersions(broken[1]);
      const well = await cutOff(handedOver());

      await world.close();
      await start();
      const all = [tooLarge, full, unreadable, broken, well];
      const there = { told: 'handed-over', received: null, why: null };
      const late = { ...there, told: 'offered' };
      await expect
        .poll(async () => Promise.all(all.map(delivered)))
        .toEqual([
          [there, { ...there, why: 'too-large' }, there],
          [there, { ...late, why: 'space-full' }, there],
          [{ ...there, why: 'unreadable' }, { ...there, why: 'unreadable' }, there],
          [there, { ...late, why: 'failed' }, there],
          [there, { ...there, received: 'Here it is.' }, there],
        ]);
    });

    const breakVersions = async ({ stage }: HeldStage): Promise<void> => {
      // Nobody has ever seen such a version, so nothing can be written upon it.
      const vers = { stages: 'odd' } as never;
      await world.server.npo.db.update(records).set({ vers }).where(eq(records.id, stage));
    };
    /**
     * What was delivered to each of three: the state of the first stage and what was handed over; and, as the office
     * sees it, why something was not.
     */
    const delivered = async (held: ReadonlyArray<HeldStage>) => {
      const seen = (await askOverview(world)).projects.flatMap((project) => project.stages);
      return Promise.all(
        held.map(async (one) => {
          const { stages, received } = Assignment.parse({
            ...(await storedRecord(world, one)).fields,
            id: one.stage,
            handOver: null,
          });
          const why = seen.find(({ id }) => id === one.stage)?.undelivered?.why ?? null;
          return { told: stages[0]?.state, received: received?.note ?? null, why };
        }),
      );
    };
  });
}
