import { beforeEach, expect, test } from 'vitest';
import { redoStep, remember, undoStep, useHistory } from '#renderer/model/act/history.ts';
import { takeOver } from '#renderer/store/rebase-row.ts';
import type { Fields } from '#shared/sync/operation.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { readShares } from './read-shares.ts';
import { forgetPage, type Page, sendPage, takeBackPage } from './shares.ts';

const page: Page = {
  fromDay: '2026-11-23',
  toDay: '2026-11-29',
  language: 'ja',
  parts: [{ heading: 'よかったこと', lines: ['散歩に行けた'] }],
};

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
  useHistory.setState({ past: [], future: [] });
});

/** What the NPO could read of all that is stored of pages here, sent or still to be sent. */
const lastTold = async () => {
  const ops = await workspace.db.outbox.orderBy('n').toArray();
  return ops.flatMap(({ op }) => (op.patch.parts === undefined ? [op.kind] : [op.patch.parts]));
};
const only = async () => {
  const { shown, takenBack } = await readShares(workspace.db);
  return [...shown, ...takenBack][0]?.share ?? expect.fail();
};

test('a page is shown as it was seen, to be pushed without a key, and says nothing of having been seen', async () => {
  await sendPage(workspace, page);
  const [row] = await workspace.db.outbox.toArray();
  expect(row).toMatchObject({ table: 'shares', lane: 'open' });
  expect(row?.op.patch).toEqual({ ...page, sentAt: workspace.clocks.wallAt });
  const { shown } = await readShares(workspace.db);
  expect(shown).toMatchObject([{ share: page, isOpenThere: false }]);
});

test('a page that was taken back holds no word any more; taken back again it is shown as before', async () => {
  await sendPage(workspace, page);
  const { id } = await only();
  await remember(takeBackPage(workspace, id));
  expect(await readShares(workspace.db)).toMatchObject({
    shown: [],
    takenBack: [{ share: { parts: [], takenBackAt: workspace.clocks.wallAt } }],
  });
  await undoStep(workspace);
  expect((await readShares(workspace.db)).shown).toMatchObject([{ share: page }]);
});

test('a page can be opened there from when the server has it until it knows that it was taken back', async () => {
  const { db } = workspace;
  await sendPage(workspace, page);
  const { id, sentAt } = await only();
  const told = async (fields: Fields, seq: number) => {
    await db.outbox.clear();
    const record = { table: 'shares', id, fields: { ...page, sentAt, ...fields }, vers: {}, seq };
    await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () => takeOver(db, [record]));
  };
  const isOpenThere = async () => {
    const { shown, takenBack } = await readShares(db);
    return [...shown, ...takenBack].map((one) => one.isOpenThere);
  };
  await told({}, 1);
  expect(await isOpenThere()).toEqual([true]);
  await remember(takeBackPage(workspace, id));
  expect(await isOpenThere()).toEqual([true]);
  await undoStep(workspace);
  expect(await isOpenThere()).toEqual([true]);
  await takeBackPage(workspace, id);
  await told({ parts: [], takenBackAt: 5 }, 2);
  expect(await isOpenThere()).toEqual([false]);
});

test('sending that is taken back at once leaves no word at the NPO, and can be done again', async () => {
  await remember(sendPage(workspace, page));
  await undoStep(workspace);
  expect(await readShares(workspace.db)).toEqual({ shown: [], takenBack: [], unreadable: 0 });
  expect(await lastTold()).toEqual([page.parts, [], 'delete']);
  await redoStep(workspace);
  expect((await readShares(workspace.db)).shown).toMatchObject([{ share: page }]);
  const last = (await workspace.db.outbox.orderBy('n').last())?.op.patch;
  // What another computer says of it meanwhile does not part the two.
  expect(last).toMatchObject({ parts: page.parts, takenBackAt: null });
  await undoStep(workspace);
  expect((await lastTold()).slice(-2)).toEqual([[], 'delete']);
});

test('a page with nothing on it, or too much, is refused, and nothing is stored', async () => {
  const send = (parts: Page['parts']) => sendPage(workspace, { ...page, parts });
  await expect(send([])).rejects.toMatchObject({ code: 'share-empty' });
  await expect(send([{ heading: 'x', lines: [] }])).rejects.toMatchObject({ code: 'share-empty' });
  const long = { heading: 'x', lines: Array.from({ length: 7 }, () => '字'.repeat(10_000)) };
  await expect(send([long])).rejects.toMatchObject({ code: 'share-too-large' });
  expect(await workspace.db.outbox.count()).toBe(0);
});

test('pages are read from the newest on, and one that was taken back can be taken off the list', async () => {
  await sendPage(workspace, page);
  const { id } = await only();
  workspace.clocks.wallAt += 1_000;
  await sendPage(workspace, { ...page, parts: [{ heading: 'x', lines: ['二'] }] });
  const { shown } = await readShares(workspace.db);
  expect(shown.map(({ share }) => share.parts[0]?.lines)).toEqual([['二'], ['散歩に行けた']]);
  await takeBackPage(workspace, id);
  await forgetPage(workspace, id);
  expect(await readShares(workspace.db)).toMatchObject({ shown: [{}], takenBack: [] });
});
