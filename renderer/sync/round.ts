import type { WorkspaceDb } from '#renderer/store/database.ts';
import type { Api } from './api.ts';
import { checkDigest } from './digest.ts';
import type { Keychain } from './keys/keychain.ts';
import { resealBatch } from './keys/reseal.ts';
import { openLocked } from './locked.ts';
import { pullAll, pullAnewWithMore, pullRecent } from './pull.ts';
import { nextBatch, pushAll } from './push.ts';
import { ServerError } from './request.ts';
import { reuploadBatch } from './reupload.ts';
import { sealHeld } from './seal.ts';
import { mustPullFirst, startOver } from './start-over.ts';

/** What a round of sync works with. */
export interface Round {
  db: WorkspaceDb;
  device: string;
  api: Api;
  /** Without keys, what is sealed stays here, and what comes sealed is passed over. */
  keychain: Keychain;
  /** The wall clock, UTC milliseconds. */
  now(): number;
}

/** So often the keys may change within one round. */
const KEY_CHANGES_MAX = 5;

/**
 * Brings this device and the server in step, once: sends again what a former epoch left here, sends what waits, takes
 * over what is new, and compares what both have when that is due. Can be interrupted anywhere and begun anew.
 * @throws ServerError
 */
export async function syncRound(round: Round): Promise<void> {
  await round.keychain.load();
  await pullAnewWithMore(round);
  let hasStartedOver = false;
  for (let keyChanges = 0; ; ) {
    try {
      await goThrough(round);
      return;
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (error.code === 'keys-changed' && keyChanges++ < KEY_CHANGES_MAX) {
        await tendKeys(round, true);
        continue;
      }
      // A server that asks for it again in the same round does not know its own epoch: that is trouble.
      if (error.code !== 'resync' || !error.epoch || hasStartedOver) throw error;
      hasStartedOver = true;
      await startOver(round.db, error.epoch, round.now());
    }
  }
}

async function goThrough(round: Round): Promise<void> {
  // Nothing is sealed with keys of which it is not known that the server has their keyring.
  await tendKeys(round);
  if (await mustPullFirst(round.db)) await pullAll(round);
  do {
    let haveKeysChanged: boolean;
    do {
      while (await reuploadBatch(round));
      await pullRecent(round);
      await sealHeld(round.db, round.keychain.codec);
      await pushAll(round);
      await pullAll(round);
      haveKeysChanged = await tendKeys(round);
      await openLocked(round.db, round.keychain.codec, round.now());
    } while (haveKeysChanged || (await isWaiting(round)));
    await checkDigest(round);
  } while (await resealBatch(round));
}

/** Brings the keys in step. Whether there is something to send or to take over by that. */
async function tendKeys(round: Round, mustAsk = false): Promise<boolean> {
  const haveChanged = await round.keychain.tend(round.api, mustAsk);
  if (haveChanged) await pullAnewWithMore(round);
  return haveChanged;
}

/** Whether there came something to send while the rest was under way. */
async function isWaiting({ db, device, keychain }: Round): Promise<boolean> {
  const [toReupload, toSeal, toPush] = await Promise.all([
    db.meta.where('stale').equals('reupload').count(),
    keychain.codec ? db.outbox.where('lane').equals('held').count() : 0,
    nextBatch(db, device),
  ]);
  return toReupload + toSeal + toPush.length > 0;
}
