import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { keyringCodec } from '#renderer/sync/keys/codec.ts';
import { placeOf } from '#renderer/sync/seal.ts';
import { addMember } from '#server/auth/members.ts';
import { hashSecret, newToken } from '#server/auth/tokens.ts';
import { appliedOps, devices, keyringEntries, records, spaces } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { ensureSpace } from '#server/sync/space.ts';
import { randomBytes } from '#shared/keys/bytes.ts';
import { identityFrom } from '#shared/keys/identity.ts';
import { beginKeyring } from '#shared/keys/keyring.ts';
import { seedOfCode } from '#shared/keys/recovery-code.ts';
import { byteLength, type Fields, type SyncRecord } from '#shared/sync/operation.ts';
import { Dice } from '#tests/fixtures/dice.ts';
import { history } from '#tests/fixtures/ten-years.ts';

const CHUNK = 500;
const TODAY = '2026-11-23';

/** A member with the ten-year workspace at the server. */
export interface TenYears {
  member: string;
  rows: number;
}

/**
 * Puts the first `share` of ten years directly into a new member's space, without the sync: as the rows are, or sealed
 * with a key that a recovery code opens.
 * @param code the recovery code; null leaves everything unsealed, which no real server ever has
 */
export async function fillWithTenYears(npo: Npo, share: number, code: string | null): Promise<TenYears> {
  const member = await addMember(npo, 'Sample Person');
  const { id: spaceId } = await npo.db.transaction((tx) =>
    ensureSpace(tx, member.id, { id: npo.newId(), epoch: randomUUID() }),
  );
  const seal =
    code === null ? (_: SyncRecord, fields: Fields) => fields : await sealing(npo, member.id, spaceId, code);
  const dice = new Dice(7);
  let seq = 0;
  let head = '';
  let rows: (typeof records.$inferInsert)[] = [];
  const flush = async () => {
    if (rows.length > 0) await npo.db.insert(records).values(rows);
    rows = [];
  };
  const all = [...history(TODAY)];
  for (const { table, made } of all.slice(0, Math.ceil(all.length * share))) {
    seq++;
    head = dice.opId();
    const version = { ver: seq, at: made.at, op: head, device: 'first-device' };
    const plain: Fields = { ...made.fields };
    const vers = Object.fromEntries(Object.keys(plain).map((field) => [field, version]));
    const record: SyncRecord = { table, id: made.id, fields: plain, vers, seq };
    const fields = await seal(record, plain);
    rows.push({ ...record, fields, spaceId, deleted: false, bytes: byteLength(JSON.stringify(fields)) });
    if (rows.length === CHUNK) await flush();
  }
  await flush();
  const kept = { spaceId, opId: head, device: 'first-device', bodyHash: '', seq, at: npo.now() };
  await npo.db.insert(appliedOps).values({ ...kept, outcome: { outcome: 'applied' }, bytes: 0 });
  await npo.db.update(spaces).set({ seq, head }).where(eq(spaces.id, spaceId));
  return { member: member.id, rows: seq };
}

/** Gives a space its keyring. @returns what seals with it */
async function sealing(npo: Npo, memberId: string, spaceId: string, code: string) {
  const device = { id: 'first-device', identity: await identityFrom(randomBytes(32)) };
  const sheet = { id: 'sheet', identity: await identityFrom(seedOfCode(code)) };
  const keyring = await beginKeyring(spaceId, device, sheet, npo.now());
  const [entry] = keyring.entries;
  if (!entry) throw new Error('a keyring without entries');
  // A device that is not registered as the member's would have to leave the keyring first.
  const { id } = device;
  const tokenHash = hashSecret(newToken());
  await npo.db.insert(devices).values({ id, memberId, name: '', tokenHash, createdAt: npo.now() });
  await npo.db.insert(keyringEntries).values({ spaceId, n: 0, entry });
  await npo.db.update(spaces).set({ keyId: keyring.key }).where(eq(spaces.id, spaceId));
  const codec = await keyringCodec(keyring, device);
  return (record: SyncRecord, fields: Fields) => codec.seal(placeOf(record), fields);
}
