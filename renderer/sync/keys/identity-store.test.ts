import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Host } from '#shared/host/contract.ts';
import { canonicalBytes } from '#shared/keys/bytes.ts';
import { isSignedBy, signWith } from '#shared/keys/identity.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { ensureSigner, forgetSigner, loadSigner } from './identity-store.ts';

/** A host that keeps secrets, as the shell or as a plain browser does. */
function hostWith(protectedSecrets: boolean): { host: Host; secrets: Map<string, string> } {
  const secrets = new Map<string, string>();
  const ask = async (name: string, asked?: unknown) => {
    if (name === 'secrets.get') return secrets.get(String(asked)) ?? null;
    if (name === 'secrets.remove') return void secrets.delete(String(asked));
    const { name: key, value } = asked as { name: string; value: string };
    secrets.set(key, value);
    return { protected: protectedSecrets };
  };
  const host = { can: { protectedSecrets, links: false, power: false }, ask, on: () => () => {} };
  return { host: host as unknown as Host, secrets };
}

describe.each([
  ['in the system’s vault', true],
  ['in the browser, for use only', false],
] as const)('the keys of a device, kept %s', (_where, isProtected) => {
  it('are the same at every start, sign and can be forgotten; nobody can read them from the app', async () => {
    const { db } = await openTestWorkspace();
    const { host, secrets } = hostWith(isProtected);
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
    expect(secrets.size).toBe(isProtected ? 1 : 0);
    expect(await db.keys.count()).toBe(isProtected ? 0 : 1);
    await forgetSigner(place, 'device');
    expect(await loadSigner(place, 'device')).toBeNull();
  });
});
