import type { WorkspaceDb } from '#renderer/store/database.ts';
import { checkDigest } from './digest.ts';
import { resealBatch } from './keys/reseal.ts';
import { openLocked } from './locked.ts';
import { pullAll, pullAnewWithMore, pullRecent } from './pull.ts';
import { nextBatch, pushAll } from './push.ts';
import { ServerError } from './request.ts';
import { sealHeld } from './seal.ts';
import { type SessionOptions, SyncSession } from './session.ts';
import { mustPullFirst, reuploadBatch, reuploadKept, startOver } from './start-over.ts';

/** How often the keys may change within one round. */
const KEY_CHANGES_MAX = 5;

/**
 * Brings this device and the server in step, once: sends again what a former epoch left here, sends what waits, takes
 * over what is new, and compares what both have when that is due. Can be interrupted anywhere and begun anew.
 * @throws ServerError
 */
export async function syncRound(options: SessionOptions): Promise<void> {
  const session = new SyncSession(options);
  await session.keychain.load();
  await pullAnewWithMore(session);
  let hasStartedOver = false;
  for (let keyChanges = 0; ; ) {
    try {
      await goThrough(session);
      return;
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (error.code === 'keys-changed' && keyChanges++ < KEY_CHANGES_MAX) {
        await tendKeys(session, true);
        continue;
      }
      // A server that asks for it twice in one round does not know its own epoch: that is an error.
      if (error.code !== 'resync' || !error.epoch || hasStartedOver) throw error;
      hasStartedOver = true;
      await startOver(session.db, error.epoch, session.now());
      session.forgetPosition();
    }
  }
}

async function goThrough(session: SyncSession): Promise<void> {
  // Comes before sealing: the server has to be known to have the keyring whose keys seal.
  await tendKeys(session);
  if (await mustPullFirst(session.db)) await pullAll(session);
  do {
    let haveKeysChanged: boolean;
    do {
      while (await reuploadBatch(session));
      await pullRecent(session);
      await sealHeld(session.db, session.keychain.codec);
      await pushAll(session);
      await pullAll(session);
      haveKeysChanged = await tendKeys(session);
      await openLocked(session.db, session.keychain.codec, session.now());
    } while (haveKeysChanged || (await isWaiting(session)));
    await checkDigest(session);
  } while (await resealBatch(session));
}

/**
 * Brings the keys in step with the server's. Resolves to whether they changed: then there may be more to send or to
 * pull.
 */
async function tendKeys(session: SyncSession, mustAsk = false): Promise<boolean> {
  const haveChanged = await session.keychain.tend(session.api, mustAsk);
  if (haveChanged) await pullAnewWithMore(session);
  return haveChanged;
}

/** Whether something to send has come while the round was under way. */
async function isWaiting({ db, device, keychain }: SyncSession): Promise<boolean> {
  const [toReupload, toSeal, toPush] = await Promise.all([
    db.meta.where('stale').equals('reupload').count(),
    keychain.codec ? db.outbox.where('lane').equals('held').count() : 0,
    nextBatch(db, device),
  ]);
  return toReupload + toSeal + toPush.length > 0;
}

/** What the server could not take is tried again at every start of sync: it may know more by now. */
export async function tryAgain(db: WorkspaceDb): Promise<void> {
  await db.outbox.where('lane').equals('deferred').modify({ lane: 'open' });
  await reuploadKept(db);
}
