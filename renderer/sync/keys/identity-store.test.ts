import { describe, expect, it } from 'vitest';
import { canonicalBytes, randomBytes } from '#shared/keys/bytes.ts';
import { identityFrom, isSignedBy, signWith } from '#shared/keys/identity.ts';
import { beginKeyring, changeKeyring, type Keyring, memberOf } from '#shared/keys/keyring.ts';
import { secretsHost } from '#tests/fixtures/secrets-host.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import {
  ensureNextSigner,
  ensureSigner,
  forgetSigner,
  loadNextSigner,
  loadSigner,
  newSigner,
  signerToComeIn,
  takeNextSigner,
} from './identity-store.ts';

describe.each([
  ['in the system’s vault', true],
  ['in the browser, for use only', false],
] as const)('the keys of a device, kept %s', (_where, isProtected) => {
  it('are the same at every start, sign and can be forgotten; nobody can read them from the app', async () => {
    const { db } = await openTestWorkspace();
    const host = secretsHost({ protectedSecrets: isProtected });
    const place = { db, host };
    expect(await loadSigner(place, 'device')).toBeNull();
    const made = await ensureSigner(place, 'device');
    const again = await loadSigner(place, 'device');
    expect(again?.identity.publicKeys).toEqual(made.identity.publicKeys);
    expect((await ensureSigner(place, 'device')).identity.publicKeys).toEqual(made.identity.publicKeys);
    if (!again) throw new Error('they are gone');
    const words = canonicalBytes('words');
    expect(await isSignedBy(made.identity.publicKeys, words, await signWith(again.identity, words))).toBe(
      true,
    );
    expect(again.identity.sign.extractable).toBe(false);
    expect(again.identity.agree.privateKey.extractable).toBe(false);
    expect(host.secrets.size).toBe(isProtected ? 1 : 0);
    expect(await db.keys.count()).toBe(isProtected ? 0 : 1);
    await forgetSigner(place, 'device');
    expect(await loadSigner(place, 'device')).toBeNull();
  });

  it('give way to others, which are the same until they are taken', async () => {
    const { db } = await openTestWorkspace();
    const host = secretsHost({ protectedSecrets: isProtected });
    const place = { db, host };
    const before = await ensureSigner(place, 'device');
    expect(await loadNextSigner(place, 'device')).toBeNull();
    const next = await ensureNextSigner(place, 'device');
    const { publicKeys } = next.identity;
    expect(publicKeys).not.toEqual(before.identity.publicKeys);
    expect(next.id).toBe('device');
    expect((await ensureNextSigner(place, 'device')).identity.publicKeys).toEqual(publicKeys);
    expect((await loadSigner(place, 'device'))?.identity.publicKeys).toEqual(before.identity.publicKeys);
    await takeNextSigner(place, 'device');
    expect((await loadSigner(place, 'device'))?.identity.publicKeys).toEqual(publicKeys);
    expect(await loadNextSigner(place, 'device')).toBeNull();
    await ensureNextSigner(place, 'device');
    await forgetSigner(place, 'device');
    expect([host.secrets.size, await db.keys.count()]).toEqual([0, 0]);
  });

  it('are others when new ones are asked for, and nothing is left of those before', async () => {
    const { db } = await openTestWorkspace();
    const host = secretsHost({ protectedSecrets: isProtected });
    const place = { db, host };
    const before = await ensureSigner(place, 'device');
    const made = await newSigner(place, 'device');
    expect(made.identity.publicKeys).not.toEqual(before.identity.publicKeys);
    expect((await loadSigner(place, 'device'))?.identity.publicKeys).toEqual(made.identity.publicKeys);
    expect(host.secrets.size + (await db.keys.count())).toBe(1);
  });

  it('are others when a device comes into a keyring again', async () => {
    const { db } = await openTestWorkspace();
    const place = { db, host: secretsHost({ protectedSecrets: isProtected }) };
    const other = { id: 'other', identity: await identityFrom(randomBytes(32)) };
    const sheet = { id: 'sheet', identity: await identityFrom(randomBytes(32)) };
    const begun = await beginKeyring('space', other, sheet, 1);
    const first = await signerToComeIn(place, 'device', begun);
    const publicKeys = async (keyring: Keyring) =>
      (await signerToComeIn(place, 'device', keyring)).identity.publicKeys;
    expect(await publicKeys(begun)).toEqual(first.identity.publicKeys);
    const inside = await changeKeyring(begun, [other], { add: [memberOf(first, 'device')] }, 2);
    const left = await changeKeyring(inside, [other], { remove: ['device'] }, 3);
    const others = await publicKeys(left);
    expect(others).not.toEqual(first.identity.publicKeys);
    expect(await publicKeys(left)).toEqual(others);
  });
});

describe('where the system’s keeper of secrets goes away while the app runs', () => {
  it('new keys are kept for use only, and what they come of nowhere', async () => {
    const { db } = await openTestWorkspace();
    const host = secretsHost({ protectedSecrets: true });
    host.isProtecting = false;
    const place = { db, host };
    const made = await ensureSigner(place, 'device');
    expect(host.secrets.size).toBe(0);
    expect((await db.keys.get('device'))?.identity.sign.extractable).toBe(false);
    expect((await loadSigner(place, 'device'))?.identity.publicKeys).toEqual(made.identity.publicKeys);
  });

  it.each([
    ['before the next keys were made', true],
    ['before they are taken', false],
  ])('%s, they take the place of those before', async (_when, isBefore) => {
    const { db } = await openTestWorkspace();
    const host = secretsHost({ protectedSecrets: true });
    const place = { db, host };
    await ensureSigner(place, 'device');
    host.isProtecting = !isBefore;
    const next = await ensureNextSigner(place, 'device');
    host.isProtecting = false;
    await takeNextSigner(place, 'device');
    expect((await loadSigner(place, 'device'))?.identity.publicKeys).toEqual(next.identity.publicKeys);
    expect(await loadNextSigner(place, 'device')).toBeNull();
    expect([host.secrets.size, await db.keys.count()]).toEqual([0, 1]);
  });
});
