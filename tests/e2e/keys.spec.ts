import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Page, Request } from '@playwright/test';
import { eq, getTableName, isTable, sql } from 'drizzle-orm';
import * as schema from '#server/db/schema.ts';
import { writeWorkspace } from '#shared/formats/workspace-json.ts';
import { routes } from '#shared/http/contract.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { PRIVATE_WORDS, privateRows } from '#tests/fixtures/private-rows.ts';
import { named } from '#tests/words.ts';
import { choose, everything } from './files.ts';
import {
  button,
  expect,
  expectAccessible,
  expectText,
  field,
  goTo,
  link,
  ready,
  type TestMember,
  type TestNpo,
  test,
} from './fixture.ts';
import { pressOn, typeIn } from './keyboard.ts';
import {
  addTask,
  codeOn,
  compare,
  expectAllSent,
  expectTask,
  makeSheet,
  nameComputer,
  openByCode,
  typeGroups,
} from './keys-steps.ts';

const PRIVATE = `${PRIVATE_WORDS}計画`;

test('a second device is let in by pictures, a third by the code; what is typed on one is on all', async ({
  npo,
  openJoined,
  words,
}) => {
  // Three computers, one after the other.
  const member = await npo.member();
  const first = await openJoined(member);
  await addTask(first, PRIVATE);
  const code = await makeSheet(first, words);
  await expectAllSent(first, words);

  const second = await openJoined(member);
  await expectText(second, words('keys.questionClosed'));
  await link(second, words('keys.questionClosedGo')).click();
  const [shown, answered] = await compare(second, first, words);
  expect(shown).toHaveLength(6);
  expect(answered).toEqual(shown);
  await expectAccessible(first, 'a request');
  await expectAccessible(second, 'pictures');
  await button(second, words('keys.same')).click();
  await expectText(second, words('keys.waitingLetIn'));
  await goTo(second, '/', 'today');
  await goTo(second, '/keys', 'keys');
  await expectText(second, words('keys.waitingLetIn'));
  await button(first, words('keys.letIn')).click();
  await expectText(second, words('keys.openText'));
  await expectTask(second, PRIVATE);
  await addTask(second, '二台目で書いたこと');
  await expectTask(first, '二台目で書いたこと');

  const third = await openJoined(member);
  await goTo(third, '/keys', 'keys');
  await expectAccessible(third, 'the ways in');
  const typed = field(third, words('keys.codeLabel'));
  const slip = code.slice(0, 5) + (code[5] === 'q' ? 'p' : 'q') + code.slice(6);
  await typed.fill(slip);
  await button(third, words('keys.open')).click();
  await expectText(third, words('keys.codeMistypedGroup', { group: '2' }));
  await typed.fill(code.toUpperCase());
  await button(third, words('keys.open')).click();
  await expectText(third, words('keys.openText'));
  await expectTask(third, PRIVATE);

  // One is signed out: it keeps what it has; the others change the key by themselves, and go on.
  await nameComputer(third, words, '三台目');
  await goTo(second, '/status', 'status');
  await button(second, `${words('status.deviceSignOut')} 三台目`).click();
  const dialog = second.getByRole('dialog');
  await button(dialog, words('status.deviceSignOut')).click();
  // It has seen the code: a new sheet is offered.
  await button(dialog, words('keys.later')).click();
  await expect(dialog).toHaveCount(0);
  await expect(second.getByRole('list', { name: words('status.devices') })).toBeFocused();
  await expect.poll(() => hasRemoved(npo, member)).toBe(true);
  await addTask(second, 'そのあとで書いたこと');
  await expectTask(first, 'そのあとで書いたこと');
  await expectTask(third, PRIVATE);
  await expect(third.locator('body')).not.toContainText('そのあとで書いたこと');
});

/** True when somebody has been taken out of the member's keyring. */
async function hasRemoved({ server }: TestNpo, { id }: TestMember): Promise<boolean> {
  const { keyringEntries, spaces } = schema;
  const entries = await server.npo.db
    .select({ entry: keyringEntries.entry })
    .from(keyringEntries)
    .innerJoin(spaces, eq(spaces.id, keyringEntries.spaceId))
    .where(eq(spaces.memberId, id));
  return entries.some(({ entry }) => entry.remove.length > 0);
}

/** How many entries it takes for a worker to open them, and not the page itself. */
const DAYS = 110;
const LONG_LOG = [
  'Description,Start date,Start time,End date,End time,Duration',
  ...Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
    return `ことば ${index},${day},09:00:00,${day},09:45:00,00:45:00`;
  }),
].join('\r\n');

test('a long time log is opened on another device beside the page, and on it where the worker breaks', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const first = await openJoined(member);
  await goTo(first, '/data', 'data');
  const file = { name: 'toggl.csv', mimeType: 'text/csv', buffer: Buffer.from(LONG_LOG) };
  await choose(first, words, file);
  await button(first, words('data.bringIn', { count: String(DAYS) })).click();
  await expectText(first, words('data.broughtIn', { count: String(DAYS) }));
  const code = await makeSheet(first, words);
  await expectAllSent(first, words);
  await goTo(first, '/data', 'data');
  const written = await everything(first, words);
  expect(written).toContain(`ことば ${DAYS - 1}`);

  const brokenWorker = { contentType: 'text/javascript', body: 'throw new Error("broken")' };
  for (const isBroken of [false, true]) {
    const page = await openJoined(member);
    if (isBroken) await page.route(/\/opening-worker[^/]*\.js$/, (route) => route.fulfill(brokenWorker));
    await countDecryptions(page);
    await openByCode(page, words, code);
    await goTo(page, '/data', 'data');
    await expect.poll(() => everything(page, words)).toBe(written);
    // Without a worker the page itself decrypts every value of every entry; with one, next to nothing.
    const onPage = await countDecryptions(page);
    if (isBroken) expect(onPage).toBeGreaterThan(DAYS * 5);
    else expect(onPage).toBeLessThan(DAYS);
  }
});

/** How often the page itself has decrypted something since this was asked first. */
async function countDecryptions(page: Page): Promise<number> {
  return page.evaluate(() => {
    const counted = window as { decryptions?: number };
    if (counted.decryptions === undefined) {
      counted.decryptions = 0;
      const { decrypt } = SubtleCrypto.prototype;
      SubtleCrypto.prototype.decrypt = function (...given) {
        counted.decryptions = (counted.decryptions ?? 0) + 1;
        return decrypt.apply(this, given);
      };
    }
    return counted.decryptions;
  });
}

test('nothing that the member wrote can be found at the server, or in what was sent', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const page = await openJoined(member);
  const sent: Promise<string>[] = [];
  page.on('request', (request) => sent.push(bodyOf(request)));
  const code = await makeSheet(page, words);
  await addTask(page, PRIVATE);
  const rows = Object.values(privateRows).flat();
  await goTo(page, '/data', 'data');
  const text = [...writeWorkspace(privateRows, Date.now())].join('');
  await choose(page, words, { name: 'all.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await button(page, words('data.bringIn', { count: String(rows.length) })).click();
  await expectText(page, words('data.broughtIn', { count: String(rows.length) }));
  await expectAllSent(page, words);

  const bodies = await Promise.all(sent);
  for (const place of [await dump(npo), bodies.join('\n')]) {
    for (const secret of [code, code.replaceAll(' ', '')]) expect(place).not.toContain(secret);
    expect(place.match(new RegExp(`${PRIVATE_WORDS}[^"]*`, 'g'))).toBeNull();
    expect(place).not.toContain(encodeURIComponent(PRIVATE_WORDS));
  }
  // Neither can what holds no words, such as a mood: every value of every such row is sealed, as it was sent and as it is kept.
  const kept = await recordsOf(npo, member);
  const pushed = bodies.flatMap(opsIn);
  for (const [table, written] of Object.entries(privateRows)) {
    for (const { id, ...fields } of written) {
      const stored = kept.find((record) => record.table === table && record.id === id)?.fields ?? {};
      const patches = pushed.filter((op) => op.table === table && op.id === id).map(({ patch }) => patch);
      expect(Object.keys(stored), `${table} at the server`).toEqual(
        expect.arrayContaining(Object.keys(fields)),
      );
      expect(patches, `${table} in what was sent`).not.toEqual([]);
      for (const value of [stored, ...patches].flatMap((values) => Object.values(values)))
        expect(value, table).toMatch(/^sealed\.1/);
    }
  }
});

/** Everything of a member that is synced, as the server keeps it. */
async function recordsOf({ server }: TestNpo, { id }: TestMember) {
  const { records, spaces } = schema;
  return server.npo.db
    .select({ table: records.table, id: records.id, fields: records.fields })
    .from(records)
    .innerJoin(spaces, eq(spaces.id, records.spaceId))
    .where(eq(spaces.memberId, id));
}

/** The operations that a request carried, as `bodyOf` tells it. */
function opsIn(request: string): Pick<Operation, 'table' | 'id' | 'patch'>[] {
  const [address = '', body = ''] = request.split(/ (.*)/s);
  return address.endsWith(routes.push.path) ? JSON.parse(body).ops : [];
}

test('the member may press first on either computer; another may turn the question away', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const first = await openJoined(member);
  await addTask(first, PRIVATE);
  await makeSheet(first, words);
  const second = await openJoined(member);
  await goTo(second, '/keys', 'keys');
  await button(second, words('keys.ask')).click();
  await goTo(first, '/', 'today');
  await expectText(first, words('keys.questionRequest'));
  await link(first, words('keys.questionRequestGo')).click();
  await button(first, words('keys.requestAway')).click();
  await expectText(second, words('keys.otherEnded'));

  // The same after the pictures were shown, whether the member has confirmed them here or not.
  for (const isConfirmed of [false, true]) {
    await compare(second, first, words);
    if (isConfirmed) {
      await button(second, words('keys.same')).click();
      await expectText(second, words('keys.waitingLetIn'));
    }
    await button(first, words('keys.notSame')).click();
    await expectText(second, words('keys.otherEnded'));
    await expect(second.getByRole('list', { name: named(words('keys.pictures')) })).toHaveCount(0);
  }
  await expectAccessible(second, 'a question that has ended');

  const [shown, answered] = await compare(second, first, words);
  expect(answered).toEqual(shown);
  // The new device learns that it was let in before the member says on it that the pictures are the same.
  const told = second.waitForResponse((response) => response.url().endsWith(routes.readKeys.path));
  await button(first, words('keys.letIn')).click();
  await expectText(first, words('keys.letInDone'));
  await told;
  await second.reload();
  await ready(second, 'keys');
  await button(second, words('keys.same')).click();
  await expectText(second, words('keys.openText'));
  await expectTask(second, PRIVATE);
});

test('what the NPO sees is shown as it is, and leaving deletes it', async ({ npo, openJoined, words }) => {
  const name = '去る ひと';
  const member = await npo.member(name);
  const page = await openJoined(member);
  await addTask(page, PRIVATE);
  await goTo(page, '/privacy', 'privacy');
  await expectText(page, words('keys.privacyTracesLater'));
  await makeSheet(page, words);
  await expectAllSent(page, words);
  await goTo(page, '/privacy', 'privacy');
  await expectText(page, member.stages[0]?.title ?? '');
  const raw = page.getByRole('region', { name: named(words('keys.privacyExampleRaw')) });
  await expect(raw).toContainText('sealed.1');
  await expect(raw).not.toContainText(PRIVATE);
  await expectAccessible(page, 'what the NPO sees');

  await goTo(page, '/status', 'status');
  await expectText(page, words('status.deviceOpens'));
  await button(page, words('status.deviceAdd')).click();
  await expectText(page, words('status.deviceAddCode'));
  await expectAccessible(page, 'an invitation');
  await link(page, words('status.leave')).click();
  await ready(page, 'leave');
  await expectText(page, words('keys.leaveOthersNone'));
  await expectAccessible(page, 'leaving');
  const typed = field(page, words('keys.leaveName'));
  await typed.fill('だれか');
  await button(page, words('keys.leaveGo')).click();
  await expectText(page, words('keys.leaveNameOther', { name }));
  await typed.fill(name);
  await button(page, words('keys.leaveGo')).click();
  await ready(page, 'left');
  await expectText(page, words('keys.leaveGoesOn'));
  await expectAccessible(page, 'having left');
  expect(await dump(npo)).not.toContain(member.id);
  await expectTask(page, PRIVATE);
  await goTo(page, '/keys', 'keys');
  await expectText(page, words('keys.localText'));
});

/** What a request carried, as text. */
async function bodyOf(request: Request): Promise<string> {
  const body = request.postDataBuffer();
  if (!body) return request.url();
  const isPacked = (await request.allHeaders())['content-encoding'] === 'gzip';
  return `${request.url()} ${(isPacked ? gunzipSync(body) : body).toString()}`;
}

/** Everything in the server's database, as text. */
async function dump({ server }: TestNpo): Promise<string> {
  const kept = [];
  for (const table of Object.values(schema)) {
    if (!isTable(table)) continue;
    kept.push(await server.npo.db.execute(sql.raw(`select * from "${getTableName(table)}"`)));
  }
  return JSON.stringify(kept.map((result) => (result as { rows: unknown }).rows));
}

test('every device and the code are lost: said before, and begun anew', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const lost = await openJoined(member);
  await addTask(lost, PRIVATE);
  await makeSheet(lost, words);
  await expectAllSent(lost, words);
  await lost.context().setOffline(true);

  const page = await openJoined(member);
  await goTo(page, '/keys', 'keys');
  await button(page, words('keys.neither')).click();
  await expectText(page, words('keys.neitherLost'));
  await expectAccessible(page, 'what is lost');
  await button(page, words('keys.neitherGo')).click();
  await expectText(page, words('keys.neitherDone'));
  await makeSheet(page, words);
  await addTask(page, '新しく始めたこと');
  await expectAllSent(page, words);
});

test.describe('with the keyboard alone', () => {
  test.use({ register: 'ja-easy' });
  test('the sheet, with a group that differs', async ({ npo, openJoined, words }) => {
    const page = await openJoined(await npo.member());
    // The sheet is offered once there is something to lose.
    for (let n = 1; n <= 5; n++) await addTask(page, `見本のしごと${n}`);
    await expectText(page, words('keys.questionNone'));
    await pressOn(page, link(page, words('keys.questionNoneGo')));
    await ready(page, 'keys');
    await pressOn(page, button(page, words('keys.make')));
    const seen = await codeOn(page);
    await pressOn(page, button(page, words('keys.anotherCode')));
    await expectText(page, words('keys.anotherCodeDone'));
    const code = await codeOn(page);
    expect(code).not.toBe(seen);
    await expectAccessible(page, 'the sheet');
    const download = page.waitForEvent('download');
    await pressOn(page, button(page, words('keys.save')));
    expect(await readFile(await (await download).path(), 'utf8')).toContain(code);
    await pressOn(page, button(page, words('keys.haveIt')));
    const asked = page.getByRole('textbox');
    await expect(asked).toHaveCount(2);
    await typeIn(page, asked.first(), 'qqqq');
    await typeIn(page, asked.last(), 'qqqq');
    await page.keyboard.press('Enter');
    await expect(asked.first()).toHaveAttribute('aria-invalid', 'true');
    await expect(asked.first()).toBeFocused();
    await expectAccessible(page, 'a group that differs');
    await typeGroups(page, words, code);
    await pressOn(page, button(page, words('keys.confirm')));
    await expectText(page, words('keys.openText'));
    await expectAccessible(page, 'records that are open');
  });
});
