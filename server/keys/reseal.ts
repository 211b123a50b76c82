import { changeOwnSpace } from '#server/auth/own-space.ts';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { tableIn } from '#server/sync/known.ts';
import { valueRefusal } from '#server/sync/refusal.ts';
import { openWork, resealRecord, saveResealed } from '#server/sync/work.ts';
import { keyIdOf } from '#shared/keys/key-of-value.ts';
import type { ResealRequest } from '#shared/keys/messages.ts';
import { SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import { keyOf } from '#shared/sync/operation.ts';

/**
 * Replaces values that are sealed with an older key by the same values sealed with the present key. A value that was
 * written meanwhile stays. No version changes and no device is nudged, because the content is the same.
 * @returns how many records were sealed anew
 * @throws ProblemError `keys-changed` when the key has changed since; `not-allowed` for what is not a sealed value;
 *   `too-large` when the space would become so; `device-revoked` when the device was signed out meanwhile
 */
export function reseal(
  npo: Npo,
  device: SignedInDevice,
  { key, records: resealed }: ResealRequest,
): Promise<number> {
  return changeOwnSpace(npo, device, async (tx, space) => {
    if (space.keyId !== key || space.keyIsDue) throw new ProblemError('keys-changed');
    const work = await openWork(tx, space, resealed);
    for (const { table, id, fields } of resealed) {
      const declared = tableIn(npo.known, table);
      const current = work.records.get(keyOf({ table, id }));
      if (declared?.privacy !== 'sealed') throw new ProblemError('not-allowed');
      if (!current) continue;
      const values = Object.entries(fields).filter(([field, { op }]) => current.vers[field]?.op === op);
      if (values.length === 0) continue;
      for (const [field, { value }] of values) {
        const isRefused = valueRefusal(declared, id, field, value) !== null;
        if (isRefused || keyIdOf(value) !== key) throw new ProblemError('not-allowed');
      }
      resealRecord(work, current, Object.fromEntries(values.map(([field, { value }]) => [field, value])));
    }
    if (work.bytes > Math.max(space.bytes, SPACE_BYTES_MAX)) throw new ProblemError('too-large');
    await saveResealed(tx, work);
    return work.changed.size;
  });
}
