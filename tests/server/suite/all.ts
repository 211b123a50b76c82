import { afterAll, beforeAll, describe } from 'vitest';
import type { Engine } from '../support/engine.ts';
import { startWorld, type World } from '../support/world.ts';
import { accessSuite } from './access.ts';
import { concurrencySuite } from './concurrency.ts';
import { hostileSuite } from './hostile.ts';
import { joinSuite } from './join.ts';
import { pullSuite } from './pull.ts';
import { pushSuite } from './push.ts';
import { relaySuite } from './relay.ts';
import { sealedSuite } from './sealed.ts';

type Suite = (world: () => World) => void;

/** Every suite that must hold on every engine. */
export function allSuites(engine: Engine): void {
  onOneServer(engine, [
    accessSuite,
    pushSuite,
    sealedSuite,
    pullSuite,
    relaySuite,
    concurrencySuite,
    joinSuite,
  ]);
  // Its failed attempts to join use up what one address has.
  onOneServer(engine, [hostileSuite]);
}

function onOneServer(engine: Engine, suites: ReadonlyArray<Suite>): void {
  describe(`on ${engine.name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await startWorld(engine);
    });
    afterAll(() => world.close());
    for (const suite of suites) suite(() => world);
  });
}
