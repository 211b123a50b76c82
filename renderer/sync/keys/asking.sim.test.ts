import { beforeEach, describe, expect, test } from 'vitest';
import { getState } from '#renderer/store/state.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerError } from '#renderer/sync/request.ts';
import { newRecoveryCode } from '#shared/keys/recovery-code.ts';
import type { KeyRequest } from '#shared/keys/shapes.ts';
import type { Computer } from '#tests/sim/computer.ts';
import { givenWorld, JOINED } from '#tests/sim/given.ts';
import type { World } from '#tests/sim/world.ts';
import { answerAsking, askToBeLetIn, letIn, lookAfterAsking, showOwnKeys, turnAway } from './asking.ts';
import { leave } from './leave.ts';
import { confirmSheet } from './sheet.ts';

/** Real devices and the real server. */
describe('a question that was answered', () => {
  const given = givenWorld(JOINED, JOINED);
  let world: World;
  let inside: Computer;
  let asking: Computer;

  beforeEach(async () => {
    ({ world } = given);
    [inside, asking] = world.computers as [Computer, Computer];
    await confirmSheet(inside.workspace, inside.host, world.api(inside), newRecoveryCode());
    await hear(inside);
    await hear(asking);
    await askToBeLetIn(asking.workspace, asking.host, world.api(asking));
    await hear(inside);
    await answerAsking(inside.workspace, inside.host, world.api(inside), await request(inside));
    await hear(asking);
    await showOwnKeys(asking.workspace, world.api(asking), await request(asking));
    await hear(inside);
  });

  const hear = (computer: Computer) => computer.keychain.tend(world.api(computer), true);
  const request = async ({ db }: Computer) => (await getState(db, 'keysSeen'))?.requests.at(0) as KeyRequest;
  const lookAfter = () => lookAfterAsking(asking.workspace, asking.host, world.api(asking));
  const answer = async () => (await getState(asking.db, 'asking'))?.answer;

  test('stands as long as the server has it', async () => {
    await lookAfter();
    expect(await answer()).toMatchObject({ device: inside.workspace.device });
  });

  test('is over when the other one has ended it', async () => {
    await turnAway(inside.workspace, world.api(inside), await request(inside));
    await lookAfter();
    expect(await getState(asking.db, 'asking')).toMatchObject({ answer: null, isConfirmed: false });
  });

  test('is not answered by one that was signed out: what it noted of it is gone, and it asks the server', async () => {
    const { workspace, host } = inside;
    const refused = { answerForKeys: () => Promise.reject(new ServerError('not-allowed')) };
    const asked = await request(inside);
    await inside.db.state.delete('syncRequest');
    await expect(
      answerAsking(workspace, host, { ...world.api(inside), ...refused }, asked),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await getState(inside.db, 'answering')).toBeNull();
    expect(await getState(inside.db, 'syncRequest')).not.toBeNull();
  });

  test('ends when the one that asks is signed out from another computer: it is let in no more', async () => {
    const asked = await request(inside);
    await world.api(inside).revokeDevice(asking.workspace.device);
    await expect(letIn(inside.workspace, inside.host, world.api(inside), asked)).rejects.toMatchObject({
      code: 'not-found',
    });
    const { entries } = await world.api(inside).keys();
    expect(entries).toHaveLength(1);
  });

  test('lets in also when the entry comes to the server twice', async () => {
    const honest = world.api(inside);
    const appendKeys: Api['appendKeys'] = async (entries) => {
      await honest.appendKeys(entries);
      return honest.appendKeys(entries);
    };
    await letIn(inside.workspace, inside.host, { ...honest, appendKeys }, await request(inside));
    expect((await getState(inside.db, 'keyring'))?.entries).toHaveLength(2);
    expect((await honest.keys()).entries).toHaveLength(2);
  });

  test('leaves nothing of the keys in a workspace that leaves while it lets in', async () => {
    const honest = world.api(inside);
    const appendKeys: Api['appendKeys'] = async (entries) => {
      const told = await honest.appendKeys(entries);
      await leave(inside.workspace, inside.host);
      return told;
    };
    await letIn(inside.workspace, inside.host, { ...honest, appendKeys }, await request(inside));
    expect(await getState(inside.db, 'keyring')).toBeNull();
    expect(await getState(inside.db, 'keysSeen')).toBeNull();
  });

  test('can still be confirmed when the other one has let this one in', async () => {
    await letIn(inside.workspace, inside.host, world.api(inside), await request(inside));
    await lookAfter();
    expect(await answer()).toMatchObject({ device: inside.workspace.device });
  });
});
