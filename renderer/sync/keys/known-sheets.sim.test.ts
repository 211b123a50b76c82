import { beforeEach, describe, expect, test } from 'vitest';
import { readKeysReport, type SheetReport } from '#renderer/model/keys/report.ts';
import { getState } from '#renderer/store/state.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerError } from '#renderer/sync/request.ts';
import { newRecoveryCode } from '#shared/keys/recovery-code.ts';
import type { KeyRequest } from '#shared/keys/shapes.ts';
import type { Computer } from '#tests/sim/computer.ts';
import { givenWorld, JOINED } from '#tests/sim/given.ts';
import type { World } from '#tests/sim/world.ts';
import { answerAsking, askToBeLetIn, confirmAsking, letIn, showOwnKeys } from './asking.ts';
import { acceptSheet } from './keyring-here.ts';
import { leave } from './leave.ts';
import { confirmSheet, recoverWith } from './sheet.ts';

/** Real devices and the real server: one has made the first sheet, the other came in by it. */
describe('a recovery sheet in the place of another', () => {
  const given = givenWorld(JOINED, JOINED, JOINED);
  let world: World;
  let one: Computer;
  let other: Computer;
  let third: Computer;
  let code: string;

  const confirm = (computer: Computer, written = newRecoveryCode(), api: Partial<Api> = {}) =>
    confirmSheet(computer.workspace, computer.host, { ...world.api(computer), ...api }, written);
  const recover = (computer: Computer, written: string, api: Partial<Api> = {}) =>
    recoverWith(computer.workspace, computer.host, { ...world.api(computer), ...api }, written);
  const hear = (computer: Computer) => computer.keychain.tend(world.api(computer), true);
  const sheetAt = async ({ db, workspace }: Computer) => {
    const { sheet } = await readKeysReport(db, workspace.device);
    return sheet as SheetReport;
  };

  beforeEach(async () => {
    ({ world } = given);
    [one, other, third] = world.computers as [Computer, Computer, Computer];
    code = newRecoveryCode();
    await confirm(one, code);
    await hear(one);
    await recover(other, code);
    await hear(other);
    await hear(one);
  });

  test('is told to whoever did not make it, with the one that did, though it bears the date of the one before', async () => {
    const before = await sheetAt(one);
    expect(before).toMatchObject({ maker: one.workspace.device, isForeign: false });
    one.setClock(60_000);
    other.setClock(before.claimedAt - other.now());
    await confirm(other);
    await hear(one);
    const changed = await sheetAt(one);
    expect(changed).toMatchObject({ maker: other.workspace.device, isForeign: true });
    expect(changed.claimedAt).toBeLessThan(before.claimedAt + 60_000);
    expect(changed.knownSince).toBeGreaterThanOrEqual(before.knownSince + 60_000);
    expect((await sheetAt(other)).isForeign).toBe(false);
  });

  test('is known to the device that made it, also after that is signed out', async () => {
    expect([...(await sheetAt(one)).seenOn]).toEqual([one, other].map(({ workspace }) => workspace.device));
    const theirs = newRecoveryCode();
    await confirm(other, theirs);
    await world.api(one).revokeDevice(other.workspace.device);
    await hear(one);
    expect([...(await sheetAt(one)).seenOn]).toEqual([other.workspace.device]);
    // Whoever has that code, and is invited, reads on; the one before opens nothing.
    expect(await recover(third, code)).toBe('code-replaced');
    expect(await recover(third, theirs)).toBeNull();
    await confirm(one);
    expect([...(await sheetAt(one)).seenOn]).toEqual([one.workspace.device]);
    expect(await recover(third, theirs)).toBe('code-replaced');
  });

  test('is told until the member says that it is theirs: that one, and no other', async () => {
    await confirm(other);
    await hear(one);
    const { keys } = await sheetAt(one);
    await confirm(other);
    await hear(one);
    await acceptSheet(one.db, keys);
    expect((await sheetAt(one)).isForeign).toBe(true);
    await acceptSheet(one.db, (await sheetAt(one)).keys);
    await hear(one);
    expect((await sheetAt(one)).isForeign).toBe(false);
  });

  test('is told until the member makes a new one, which the other is told of then', async () => {
    await confirm(other);
    await hear(one);
    await confirm(one);
    expect((await sheetAt(one)).isForeign).toBe(false);
    await hear(other);
    expect(await sheetAt(other)).toMatchObject({ maker: one.workspace.device, isForeign: true });
  });

  test('is not told where it was made, though the server’s answer was lost', async () => {
    const lost = confirm(one, newRecoveryCode(), withoutAnswer(one));
    await expect(lost).rejects.toMatchObject({ code: 'unreachable' });
    expect((await sheetAt(one)).isForeign).toBe(false);
    const before = (await sheetAt(one)).keys;
    await hear(one);
    expect(await sheetAt(one)).toMatchObject({ isForeign: false });
    expect((await sheetAt(one)).keys).not.toEqual(before);
  });

  test('is not told where its code was typed, though the server’s answer was lost', async () => {
    await world.api(one).revokeDevice(other.workspace.device);
    await hear(one);
    const next = newRecoveryCode();
    await confirm(one, next);
    await world.join(other);
    const lost = recover(other, next, withoutAnswer(other));
    await expect(lost).rejects.toMatchObject({ code: 'unreachable' });
    await hear(other);
    expect(await sheetAt(other)).toMatchObject({ maker: one.workspace.device, isForeign: false });
  });

  test('is told where one was under way and another device was faster', async () => {
    await confirm(other);
    await expect(confirm(one, newRecoveryCode(), await stale(one))).rejects.toMatchObject({
      code: 'conflict',
    });
    await hear(one);
    expect(await sheetAt(one)).toMatchObject({ maker: other.workspace.device, isForeign: true });
  });

  /** The server takes in what a device brings, and its answer is lost. */
  function withoutAnswer(computer: Computer): Partial<Api> {
    return {
      appendKeys: async (entries) => {
        await world.api(computer).appendKeys(entries);
        throw new ServerError('unreachable');
      },
    };
  }

  /** The server as it was when this device last heard of it, until it brings something. */
  async function stale({ db }: Computer): Promise<Partial<Api>> {
    const entries = (await getState(db, 'keyring'))?.entries ?? [];
    const honest = world.api(one);
    let isFirst = true;
    return {
      keys: async () => {
        const told = await honest.keys();
        if (!isFirst) return told;
        isFirst = false;
        return { ...told, entries };
      },
    };
  }

  test('is not told to one that comes in, by its code or by another device', async () => {
    expect((await sheetAt(other)).isForeign).toBe(false);
    await confirm(other);
    await hear(one);
    await hear(third);
    await pair(third, one);
    expect(await sheetAt(third)).toMatchObject({ maker: other.workspace.device, isForeign: false });
    await leave(third.workspace, third.host);
    expect(await getState(third.db, 'sheets')).toBeNull();
  });

  test('is told to one that is let in again by another device, if it knew another, until it has seen the code', async () => {
    await world.api(one).revokeDevice(other.workspace.device);
    await hear(one);
    const next = newRecoveryCode();
    await confirm(one, next);
    await hear(one);
    await world.join(other);
    await hear(other);
    await pair(other, one);
    expect(await sheetAt(other)).toMatchObject({ maker: one.workspace.device, isForeign: true });
    expect(await recover(other, next)).toBeNull();
    expect((await sheetAt(other)).isForeign).toBe(false);
  });

  /** A device that asks is let in by another. */
  async function pair(asking: Computer, inside: Computer): Promise<void> {
    const request = async ({ db }: Computer) =>
      (await getState(db, 'keysSeen'))?.requests.at(0) as KeyRequest;
    await askToBeLetIn(asking.workspace, asking.host, world.api(asking));
    await hear(inside);
    await answerAsking(inside.workspace, inside.host, world.api(inside), await request(inside));
    await hear(asking);
    await showOwnKeys(asking.workspace, world.api(asking), await request(asking));
    await hear(inside);
    await confirmAsking(asking.workspace);
    await letIn(inside.workspace, inside.host, world.api(inside), await request(inside));
    await hear(asking);
  }

  test('is not told again after the server was set back to before it', async () => {
    await confirm(other);
    await hear(one);
    await acceptSheet(one.db, (await sheetAt(one)).keys);
    const honest = world.api(one);
    const keys: Api['keys'] = async () => {
      const told = await honest.keys();
      return { ...told, entries: told.entries.slice(0, 1) };
    };
    const appendKeys: Api['appendKeys'] = () => honest.keys();
    await one.keychain.tend({ ...honest, keys, appendKeys }, true);
    expect((await sheetAt(one)).isForeign).toBe(false);
    expect((await sheetAt(other)).isForeign).toBe(false);
  });
});
