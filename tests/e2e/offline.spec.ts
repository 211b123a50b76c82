import { named } from '#tests/words.ts';
import {
  button,
  expect,
  expectAccessible,
  expectText,
  fetchedAhead,
  field,
  goTo,
  link,
  ready,
  test,
} from './fixture.ts';

const DESIGN = 'デザインをつくる';

// Without a network there is only what was fetched before.
test.use({ fetchesAhead: true });

test('without a network everything works; with it the answers arrive, and a second device shows them', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const [stage] = member.stages;
  if (!stage) throw new Error('no stage');
  const page = await openJoined(member);
  const second = await openJoined(member);
  await expect(button(page, words('today.acceptItem', { title: DESIGN }))).toBeVisible();

  await page.context().setOffline(true);
  await expect(link(page, words('sync.lineOffline'))).toBeVisible();
  await button(page, words('today.acceptItem', { title: DESIGN })).click();
  await expect(link(page, words('sync.lineOfflineWaiting', { count: '1' }))).toBeVisible();
  await field(page, words('today.add')).fill('網のないときのしごと');
  await page.keyboard.press('Enter');
  await expect(link(page, '網のないときのしごと')).toBeVisible();
  await button(page, words('today.toTodayItem', { title: DESIGN })).click();
  await button(page, words('today.startItem', { title: DESIGN }))
    .first()
    .click();
  await expect(page.getByRole('timer')).toBeVisible();
  // Own tasks, plan and entries are sealed and stay; accepted and started wait to be sent.
  await expect(link(page, words('sync.lineOfflineWaiting', { count: '2' }))).toBeVisible();
  expect(await npo.stateOf(stage.id)).toBe('offered');

  await page.context().setOffline(false);
  await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();
  await expect.poll(() => npo.stateOf(stage.id)).toBe('started');

  // The second device hears of it without being touched: the offer is gone, the work is there.
  await expect(button(second, words('today.acceptItem', { title: DESIGN }))).toHaveCount(0);
  await expect(button(second, words('today.startItem', { title: DESIGN }))).toBeVisible();
  await goTo(second, '/tasks', 'tasks');
  await expect(link(second, DESIGN)).toBeVisible();
  // The member's own task is not there: it is sealed content, and was not sent.
  await expect(link(second, '網のないときのしごと')).toHaveCount(0);
});

test('a stage the coordinator offers appears without reloading', async ({ npo, openJoined, words }) => {
  const member = await npo.member();
  const page = await openJoined(member);
  const [, illustration] = member.stages;
  const accept = button(page, words('today.acceptItem', { title: illustration?.title ?? '' }));
  await expect(accept).toHaveCount(0);
  await npo.offer(illustration?.id ?? '', member.id);
  await expect(accept).toBeVisible();
});

test('a hand-over with a note and a link reaches the next member', async ({ npo, openJoined, words }) => {
  const first = await npo.member('見本 まえ');
  const next = await npo.member('見本 つぎ');
  const [design, illustration] = first.stages;
  if (!design || !illustration) throw new Error('no stages');
  const page = await openJoined(first);
  await button(page, words('today.acceptItem', { title: DESIGN })).click();
  await button(page, words('today.toTodayItem', { title: DESIGN })).click();
  await button(page, words('today.more', { title: DESIGN })).click();
  await page.getByRole('menuitem', { name: named(words('today.handOver')) }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await field(page, words('tasks.handOverNote')).fill('色は3つにしました 🌷');
  await field(page, words('tasks.handOverLinks')).fill(
    'https://design.example/1\n\nhttps://design.example/2',
  );
  await button(page, words('tasks.handOverDo')).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => npo.stateOf(design.id)).toBe('handed-over');

  await npo.offer(illustration.id, next.id);
  const other = await openJoined(next);
  await goTo(other, `/tasks/${illustration.id}`, 'tasks');
  await expectText(other, '色は3つにしました 🌷');
  await expect(other.getByRole('link', { name: 'https://design.example/2' })).toBeVisible();
  await expectText(other, words('tasks.receivedFrom', { who: '見本 まえ' }));
});

test('a reload without a network opens nothing less: what was stored is there', async ({
  npo,
  openJoined,
  words,
}) => {
  const page = await openJoined(await npo.member());
  await field(page, words('today.add')).fill('のこるしごと');
  await page.keyboard.press('Enter');
  await expect(link(page, 'のこるしごと')).toBeVisible();
  await page.route(`${npo.server.url}/**`, (route) => route.abort());
  await page.reload();
  await ready(page, 'today');
  await expect(link(page, 'のこるしごと')).toBeVisible();
  await expect(link(page, words('sync.lineOffline'))).toBeVisible();
});

test('two windows of one browser: one sync, both show the same', async ({ npo, openJoined, words }) => {
  const member = await npo.member();
  const page = await openJoined(member);
  const twin = await page.context().newPage();
  await twin.goto(npo.app.url);
  await ready(twin, 'today');
  await button(twin, words('today.acceptItem', { title: DESIGN })).click();
  await expect(button(page, words('today.toTodayItem', { title: DESIGN }))).toBeVisible();
  await field(page, words('today.add')).fill('ふたつの窓');
  await page.keyboard.press('Enter');
  await expect(link(twin, 'ふたつの窓')).toBeVisible();
  await expect.poll(() => npo.stateOf(member.stages[0]?.id ?? '')).toBe('accepted');
  // The window that synced closes; the other takes over.
  await page.close();
  await button(twin, words('today.toTodayItem', { title: DESIGN })).click();
  await button(twin, words('today.startItem', { title: DESIGN }))
    .first()
    .click();
  await expect.poll(() => npo.stateOf(member.stages[0]?.id ?? '')).toBe('started');
});

test('a screen that was not opened before opens when the host of the app is out of reach', async ({
  npo,
  openApp,
  words,
}) => {
  const page = await openApp();
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await fetchedAhead(page);
  await page.route(`${npo.app.url}/**`, (route) => route.abort());
  await goTo(page, '/tasks', 'tasks');
  await goTo(page, '/week', 'week');
  await goTo(page, '/settings', 'settings');
});

test('a screen that could not be fetched is fetched when it is opened again', async ({ openApp, words }) => {
  const page = await openApp();
  // Today is whole without what only adds to it.
  const away = /\/(WeekPage|TellNow)-[^/]*\.js$/;
  const gone = page.waitForEvent('requestfailed', (request) => request.url().includes('TellNow'));
  await page.route(away, (route) => route.abort());
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await gone;
  await link(page, words('app.week')).click();
  await expectText(page, words('app.brokenTitle'));
  await page.unroute(away);
  await link(page, words('app.today')).click();
  await ready(page, 'today');
  await expectText(page, words('today.energy'));
  await link(page, words('app.week')).click();
  await ready(page, 'week');
});

test('a store that can no longer be read is told about, with a way on', async ({
  context,
  openApp,
  words,
}) => {
  const [page, other] = [await openApp(context), await openApp(context)];
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await ready(other, 'today');
  page.removeAllListeners('pageerror');
  await page.evaluate(() => {
    const fail = () => {
      throw new DOMException('Internal error.', 'UnknownError');
    };
    for (const { prototype } of [IDBObjectStore, IDBIndex])
      Object.assign(prototype, { getAll: fail, get: fail });
  });
  await field(other, words('today.add')).fill('しごとA');
  await other.keyboard.press('Enter');
  await button(other, words('today.startItem', { title: 'しごとA' }))
    .first()
    .click();
  await expectText(page, words('app.brokenTitle'));
  await expectAccessible(page, 'what is shown when nothing is read');
  await button(page, words('app.reload')).click();
  await ready(page, 'today');
  await expect(page.getByRole('timer')).toBeVisible();
});

test('a store that cannot be opened is told about, and nothing empty is shown in its place', async ({
  context,
  npo,
  words,
}) => {
  await context.addInitScript(() => {
    localStorage.setItem('kotsukotsu.settings', JSON.stringify({ register: 'ja', readings: false }));
    if (!sessionStorage.getItem('opens')) {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Internal error.', 'UnknownError');
      };
    }
    sessionStorage.setItem('opens', 'next time');
  });
  const page = await context.newPage();
  await page.goto(npo.app.url);
  await expectText(page, words('app.unopenedTitle'));
  await expectAccessible(page, 'what is shown when nothing opens');
  await button(page, words('app.reload')).click();
  await ready(page, 'onboarding');
});
