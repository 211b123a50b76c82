import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { readConfig } from '#server/config.ts';
import { spaces } from '#server/db/schema.ts';
import { startServer } from '#server/start.ts';
import { writeRecords } from '#server/sync/write-records.ts';
import { SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import { assignmentFields } from '#tests/fixtures/test-workspace.ts';
import {
  button,
  expect,
  expectAccessible,
  expectText,
  field,
  goTo,
  join,
  link,
  ready,
  TestNpo,
  test,
} from './fixture.ts';

const DESIGN = 'デザインをつくる';

// Without a network there is only what was fetched before.
test.use({ fetchesAhead: true });

test('two devices answer at once: the later answer is shown, the other can be taken instead, on both', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const first = await openJoined(member);
  const second = await openJoined(member);
  const decline = button(second, words('today.notNowItem', { title: DESIGN }));
  await decline.waitFor();
  await second.context().setOffline(true);
  await button(first, words('today.acceptItem', { title: DESIGN })).click();
  await expect.poll(() => npo.stateOf(member.stages[0]?.id ?? '')).toBe('accepted');
  await decline.click();
  await second.context().setOffline(false);
  const planned = button(first, words('today.toTodayItem', { title: DESIGN }));
  await expect(planned).toHaveCount(0);

  await goTo(second, '/status', 'status');
  await expectText(second, words('status.journalConflict'));
  const entry = second.getByRole('listitem').filter({ hasText: words('status.journalConflict') });
  const sides = entry.getByRole('heading', { level: 4 }).locator('..');
  await expect(sides.first()).toContainText(words('status.answerDeclined'));
  await expect(sides.last()).toContainText(words('status.answerAccepted'));
  await expectAccessible(second, 'the journal');
  await button(second, `${words('status.takeOther')} ${DESIGN}`).click();
  // The line with Undo stays while the mouse is over it.
  const undo = button(second, words('common.undo'));
  await undo.hover();
  await expect(sides.first()).toContainText(words('status.answerAccepted'));
  await expect(sides.last()).toContainText(words('status.answerDeclined'));
  await expect(planned).toBeVisible();

  await undo.click();
  await expect(sides.first()).toContainText(words('status.answerDeclined'));
  await expect(planned).toHaveCount(0);

  await button(second, `${words('status.putAway')} ${DESIGN}`).click();
  await expectText(second, words('status.journalEmpty'));
});

test('a device is renamed, another is signed out: it says so, keeps what it has, and can join again', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const first = await openJoined(member);
  const second = await openJoined(member);
  await field(second, words('today.add')).fill('のこるしごと');
  await second.keyboard.press('Enter');
  await goTo(second, '/status', 'status');
  const own = second.getByRole('listitem').filter({ hasText: words('status.deviceThis') });
  await own.getByRole('button').click();
  const name = field(second, words('status.deviceName'));
  await expect(name).toBeFocused();
  await name.fill(' ');
  await second.keyboard.press('Enter');
  await expectText(second, words('errors.title-empty'));
  await name.fill('見本のノート');
  await second.keyboard.press('Enter');
  await expect(own).toContainText('見本のノート');
  await expect(own.getByRole('button')).toBeFocused();

  await goTo(first, '/status', 'status');
  await button(first, `${words('status.deviceSignOut')} 見本のノート`).click();
  const dialog = first.getByRole('dialog');
  await expect(dialog).toContainText(words('status.deviceSignOutStays'));
  await first.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await button(first, `${words('status.deviceSignOut')} 見本のノート`).click();
  await expectAccessible(first, 'the decision to sign a device out');
  await button(first, words('status.deviceSignOut')).click();
  await expect(dialog).toHaveCount(0);
  await expect(first.getByRole('listitem').filter({ hasText: '見本のノート' })).toHaveCount(0);
  await expect(first.getByRole('list', { name: words('status.devices') })).toBeFocused();

  await expect(link(second, words('sync.lineSignIn'))).toBeVisible();
  await expectText(second, words('errors.device-revoked'));
  await goTo(second, '/', 'today');
  await expect(link(second, 'のこるしごと')).toBeVisible();
  await goTo(second, '/status', 'status');
  await join(second, words, await member.invite());
  await expect(link(second, words('sync.lineUpToDate'))).toBeVisible();
  await goTo(second, '/', 'today');
  await expect(link(second, 'のこるしごと')).toBeVisible();
});

test('what waits is listed by name, and gone once it is sent', async ({ npo, openJoined, words }) => {
  const page = await openJoined(await npo.member());
  await button(page, words('today.acceptItem', { title: DESIGN })).waitFor();
  await page.context().setOffline(true);
  await button(page, words('today.acceptItem', { title: DESIGN })).click();
  await field(page, words('today.add')).fill('ここだけのしごと');
  await page.keyboard.press('Enter');
  await goTo(page, '/status', 'status');
  const waiting = page.getByRole('region', { name: words('status.waiting') });
  await expect(waiting).toContainText(DESIGN);
  await expect(waiting).toContainText(words('status.whatChanged'));
  await expectText(page, words('status.devicesOffline'));
  const held = page.getByRole('region', { name: words('status.held') });
  await held.getByText(words('status.heldShow')).click();
  await expect(held).toContainText('ここだけのしごと');
  await expectAccessible(page, 'what waits');
  await page.context().setOffline(false);
  await expect(waiting).toHaveCount(0);
  await expect(held).toContainText('ここだけのしごと');
  await expect(page.getByRole('listitem').filter({ hasText: words('status.deviceThis') })).toBeVisible();
});

test('what the server does not take is told with its reason, to copy and to try again', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const stage = member.stages[0]?.id ?? '';
  const page = await openJoined(member);
  const accept = button(page, words('today.acceptItem', { title: DESIGN }));
  await accept.waitFor();
  await setSize(npo, member.id, SPACE_BYTES_MAX);
  await accept.click();
  await goTo(page, '/status', 'status');
  const reason = words('status.journalRejected', { reason: words('errors.too-large') });
  await expectText(page, reason);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, `${words('status.copy')} ${DESIGN}`).click();
  await expectText(page, words('status.copied'));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toEqual([
    DESIGN,
    `${words('fields.answer')}: ${words('status.answerAccepted')}`,
    expect.stringContaining(words('fields.answeredAt')),
  ]);
  expect(await npo.stateOf(stage)).toBe('offered');

  await setSize(npo, member.id, 0);
  await button(page, `${words('status.tryAgain')} ${DESIGN}`).click();
  await expect.poll(() => npo.stateOf(stage)).toBe('accepted');
  await expectText(page, words('status.journalEmpty'));
});

test('a new device can be worked with while the rest is still on its way, and says how far it is', async ({
  npo,
  openApp,
  words,
}) => {
  const member = await npo.member();
  const [, latest] = member.stages;
  await addFinished(npo, member.id, 2_500);
  await npo.offer(latest?.id ?? '', member.id);
  const page = await openApp();
  let letOn = () => undefined;
  const held = new Promise<undefined>((resolve) => {
    letOn = () => resolve(undefined) as undefined;
  });
  let pages = 0;
  await page.route(/\/v1\/sync\/pull/, async (route) => {
    if (route.request().method() === 'GET' && ++pages > 1) await held;
    await route.continue();
  });
  await join(page, words, await member.invite());
  await ready(page, 'today');
  await expect(page.locator('[data-sync="syncing"]')).toHaveText(/\d+%/);
  // What was offered last is here already, with all the rest before it still to come.
  const title = latest?.title ?? '';
  await button(page, words('today.acceptItem', { title })).click();
  await expect(button(page, words('today.toTodayItem', { title }))).toBeVisible();
  await goTo(page, '/status', 'status');
  const bar = page.getByRole('progressbar', { name: words('status.bringing') });
  const share = Number(await bar.getAttribute('aria-valuenow'));
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(100);
  letOn();
  await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();
  await expect(bar).toHaveCount(0);
  await expect.poll(() => npo.stateOf(latest?.id ?? '')).toBe('accepted');
});

test('a server that is set back gets back what the device holds, and the journal tells of it', async ({
  npo: { app },
  openJoined,
  words,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kotsukotsu-set-back-'));
  const [data, backup] = [path.join(folder, 'data'), path.join(folder, 'backup')];
  const start = (port: string) =>
    startServer(
      readConfig({
        PORT: port,
        DATA_DIR: data,
        NPO_NAME: '見本のNPO',
        ALLOWED_ORIGINS: app.url,
        LOG_LEVEL: 'error',
      }),
    );
  let server = await start('0');
  const { port } = new URL(server.url);
  const restart = async (between: () => Promise<void>) => {
    await server.close();
    await between();
    server = await start(port);
    return new TestNpo(app, server);
  };
  try {
    const member = await new TestNpo(app, server).member();
    const [stage] = member.stages;
    const page = await openJoined(member);
    await button(page, words('today.acceptItem', { title: DESIGN })).waitFor();
    const npo = await restart(() => cp(data, backup, { recursive: true }));
    await button(page, words('today.acceptItem', { title: DESIGN })).click();
    await expect.poll(() => npo.stateOf(stage?.id ?? '')).toBe('accepted');

    const setBack = await restart(async () => {
      await rm(data, { recursive: true });
      await cp(backup, data, { recursive: true });
    });
    expect(await setBack.stateOf(stage?.id ?? '')).toBe('offered');
    await goTo(page, '/status', 'status');
    await button(page, words('status.syncNow')).click();
    await expect.poll(() => setBack.stateOf(stage?.id ?? '')).toBe('accepted');
    await expectText(page, words('status.journalRestored'));
    await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Gives a member so many assignments that they handed over long ago. */
async function addFinished({ server: { npo } }: TestNpo, memberId: string, count: number): Promise<void> {
  const [space] = await npo.db.select({ id: spaces.id }).from(spaces).where(eq(spaces.memberId, memberId));
  if (!space) throw new Error('no space');
  const fields = assignmentFields('見本のしごと');
  const at = fields.offeredAt;
  const changes = Array.from({ length: count }, () => ({
    id: npo.newId(),
    kind: 'set' as const,
    patch: { ...fields, answer: 'accepted', answeredAt: at, startedAt: at, handedOverAt: at },
    current: undefined,
  }));
  await npo.db.transaction((tx) =>
    writeRecords(npo, tx, { spaceId: space.id, table: 'assignments', writer: 'relay' }, changes),
  );
}

/** Lets the server believe that a member's space holds so many bytes. */
async function setSize({ server: { npo } }: TestNpo, memberId: string, bytes: number): Promise<void> {
  await npo.db.update(spaces).set({ bytes }).where(eq(spaces.memberId, memberId));
}
