import { afterAll, beforeAll, describe } from 'vitest';
import type { Engine } from '../support/engine.ts';
import { startWorld, type World } from '../support/world.ts';
import { accessSuite } from './access.ts';
import { accountSuite } from './account.ts';
import { amplificationSuite } from './amplification.ts';
import { collectSuite } from './collect.ts';
import { concurrencySuite } from './concurrency.ts';
import { cutOffSuite } from './cut-off.ts';
import { devicesSuite } from './devices.ts';
import { firstSyncSuite } from './first-sync.ts';
import { hostileSuite } from './hostile.ts';
import { joinSuite } from './join.ts';
import { keysSuite } from './keys.ts';
import { packedSuite } from './packed.ts';
import { pullSuite } from './pull.ts';
import { pushSuite } from './push.ts';
import { relaySuite } from './relay.ts';
import { restartSuite } from './restart.ts';
import { reuploadSuite } from './reupload.ts';
import { sealedSuite } from './sealed.ts';
import { setBackSuite } from './set-back.ts';
import { sharingSuite } from './sharing.ts';
import { signedOutSuite } from './signed-out.ts';
import { streamsSuite } from './streams.ts';
import { undeliveredSuite } from './undelivered.ts';
import { whileAskingSuite } from './while-asking.ts';

type Suite = (world: () => World) => void;

/** The suites whose outcome can depend on the engine: by concurrency, locks, snapshots, encoding or the driver. */
export function engineSuites(engine: Engine): void {
  onOneServer(engine, [
    pushSuite,
    pullSuite,
    relaySuite,
    sharingSuite,
    undeliveredSuite,
    concurrencySuite,
    whileAskingSuite,
    packedSuite,
    accountSuite,
    joinSuite,
  ]);
  // It lets days go by.
  onOneServer(engine, [keysSuite]);
  // It lets months go by.
  onOneServer(engine, [collectSuite]);
  // So does this one.
  onOneServer(engine, [hostileSuite]);
  restartSuite(engine);
}

/** Every suite. */
export function allSuites(engine: Engine): void {
  engineSuites(engine);
  onOneServer(engine, [
    accessSuite,
    sealedSuite,
    devicesSuite,
    signedOutSuite,
    firstSyncSuite,
    setBackSuite,
    reuploadSuite,
    amplificationSuite,
    cutOffSuite,
    streamsSuite,
  ]);
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
