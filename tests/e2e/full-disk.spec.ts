import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createProject } from '#server/relay/projects.ts';
import { button, expect, expectText, goTo, link, ready, type TestNpo, test } from './fixture.ts';
import { openSmallDisk } from './small-disk.ts';

/** Enough to begin with. */
const SMALL_DISK_BYTES = 260_000;
const STAGES = 40;
/** In random letters, which no compression makes much smaller. */
const BRIEF_BYTES = 10_000;

test('a disk without room for what is new is told about, loses nothing, and sync goes on once there is room', async ({
  playwright,
  npo,
  openApp,
  words,
}) => {
  const member = await npo.member();
  const [stage] = member.stages;
  if (!stage) throw new Error('no stage');
  const { context, room, close } = await openSmallDisk(playwright, npo.app.url);
  await room(SMALL_DISK_BYTES);
  await npo.app.launchNext(member);
  const page = await openApp(context);
  await ready(page, 'today');
  await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();

  await context.setOffline(true);
  await button(page, words('today.acceptItem', { title: stage.title })).click();
  await expect(link(page, words('sync.lineOfflineWaiting', { count: '1' }))).toBeVisible();
  await offerMuch(npo, member.id);
  const before = await kept(page);
  await context.setOffline(false);
  await goTo(page, '/status', 'status');
  await expectText(page, words('status.diskFull'));
  // What the member did is sent nevertheless; of what did not fit, nothing is stored in part.
  await expect.poll(() => npo.stateOf(stage.id)).toBe('accepted');
  const { cursor, assignments } = before;
  expect(await kept(page)).toMatchObject({ cursor, assignments });

  await room();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();
  expect(await kept(page)).toMatchObject({ waiting: [], assignments: assignments + STAGES });
  await close();
});

test('a disk that takes nothing any more is told about as well', async ({
  playwright,
  npo,
  openApp,
  words,
}) => {
  const member = await npo.member();
  const before = await openSmallDisk(playwright, npo.app.url);
  await npo.app.launchNext(member);
  const begun = await openApp(before.context);
  await ready(begun, 'today');
  await expect(link(begun, words('sync.lineUpToDate'))).toBeVisible();
  await before.close();
  await offerMuch(npo, member.id);

  const { context, room, close } = await openSmallDisk(playwright, npo.app.url);
  await room(1);
  const page = await openApp(context);
  await ready(page, 'today');
  await goTo(page, '/status', 'status');
  await expectText(page, words('status.diskFull'));
  await expect(link(page, words('sync.lineUpToDate'))).toHaveCount(0);

  await room();
  await button(page, words('status.syncNow')).click();
  await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();
  expect(await kept(page)).toMatchObject({ waiting: [], assignments: 1 + STAGES });
  await close();
});

/** Offers a member more than a small disk holds. */
async function offerMuch(npo: TestNpo, memberId: string): Promise<void> {
  for (let n = 0; n < STAGES; n++) {
    const { stages } = await createProject(npo.server.npo, {
      title: '大きなサイト',
      client: '見本の店',
      stages: [
        {
          role: 'デザイン',
          title: `大きなしごと ${n}`,
          brief: randomBytes((BRIEF_BYTES * 3) / 4).toString('base64'),
          checklist: [],
          dueDay: null,
        },
      ],
    });
    await npo.offer(stages[0]?.id ?? '', memberId);
  }
}

/** What lies in the database. */
function kept(page: Page) {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('kotsukotsu'));
    const store = (name: string) => db.transaction(name).objectStore(name);
    const outbox = await done(store('_outbox').getAll());
    const kept = {
      waiting: outbox.filter(({ lane }) => lane === 'open').map(({ opId }) => opId),
      assignments: await done(store('assignments').count()),
      cursor: (await done(store('_state').get('position'))).value.cursor,
    };
    db.close();
    return kept;
  });
}
