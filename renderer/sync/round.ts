import type { WorkspaceDb } from '#renderer/store/database.ts';
import type { Api } from './api.ts';
import { checkDigest } from './digest.ts';
import { offerBatch } from './offer.ts';
import { pullAll, pullAnewWithMore, pullRecent } from './pull.ts';
import { nextBatch, pushAll } from './push.ts';
import { ServerTrouble } from './request.ts';
import { type Codec, sealHeld } from './seal.ts';
import { mustPullFirst, startOver } from './start-over.ts';

/** What a round of sync works with. */
export interface Round {
  db: WorkspaceDb;
  device: string;
  api: Api;
  /** Null while this device has no keys: what is sealed then stays here, and what comes sealed is passed over. */
  codec: Codec | null;
  /** The wall clock, UTC milliseconds. */
  now(): number;
}

/**
 * Brings this device and the server in step, once: offers what a former epoch left here, sends what waits, takes over
 * what is new, and compares what both have when that is due. Can be interrupted anywhere and begun anew.
 * @throws ServerTrouble
 */
export async function syncRound(round: Round): Promise<void> {
  await pullAnewWithMore(round);
  let hasStartedOver = false;
  for (;;) {
    try {
      await goThrough(round);
      return;
    } catch (error) {
      const isResync = error instanceof ServerTrouble && error.code === 'resync';
      // A server that asks for it again in the same round does not know its own epoch: that is trouble.
      if (!isResync || !error.epoch || hasStartedOver) throw error;
      hasStartedOver = true;
      await startOver(round.db, error.epoch, round.now());
    }
  }
}

async function goThrough(round: Round): Promise<void> {
  if (await mustPullFirst(round.db)) await pullAll(round);
  do {
    while (await offerBatch(round));
    await pullRecent(round);
    await sealHeld(round.db, round.codec);
    await pushAll(round);
    await pullAll(round);
  } while (await isWaiting(round));
  await checkDigest(round);
}

/** Whether there came something to send while the rest was under way. */
async function isWaiting({ db, device, codec }: Round): Promise<boolean> {
  const [toOffer, toSeal, toPush] = await Promise.all([
    db.meta.where('stale').equals('offer').count(),
    codec ? db.outbox.where('lane').equals('held').count() : 0,
    nextBatch(db, device),
  ]);
  return toOffer + toSeal + toPush.length > 0;
}
