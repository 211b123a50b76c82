import type { Page } from '@playwright/test';
import { routes } from '#shared/http/contract.ts';
import { button, expect, expectAccessible, expectText, field, goTo, join, ready, test } from './fixture.ts';
import { addTask, expectTask, makeSheet } from './keys-steps.ts';

const OWN = 'ここに残るもの';

/** Stores a locked record. */
function putLocked(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('kotsukotsu');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const putting = opening.result.transaction('_locked', 'readwrite');
          const fields = { title: 'sealed.1nobodyhasthiskey.AAAA' };
          const record = { table: 'tasks', id: 'locked', fields, vers: {}, seq: 1 };
          putting.objectStore('_locked').put({ table: 'tasks', id: 'locked', record });
          putting.onerror = () => fail(putting.error);
          putting.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
  );
}

test.describe('in easy Japanese', () => {
  test.use({ register: 'ja-easy' });
  test("a workspace is the member's own again without the server", async ({ npo, openJoined, words }) => {
    const member = await npo.member();
    const page = await openJoined(member);
    await addTask(page, OWN);
    await makeSheet(page, words);
    await putLocked(page);
    await goTo(page, '/leave', 'leave');
    await expectText(page, words('keys.leaveNotOpened', { count: '1' }));
    await expectAccessible(page, 'leaving with something that could not be opened');

    await page.route(`${npo.server.url}/**`, (route) => route.abort());
    await goTo(page, '/', 'today');
    await goTo(page, '/leave', 'leave');
    await expectText(page, words('errors.unreachable'));
    await expectAccessible(page, 'leaving without the server');
    await button(page, words('keys.leaveHereLook')).click();
    await expectText(page, words('keys.leaveHereNotOpened', { count: '1' }));
    await expectAccessible(page, 'what leaving on this computer means');
    await button(page, words('common.cancel')).click();
    await button(page, words('keys.leaveHereLook')).click();
    await button(page, words('keys.leaveHereGo')).click();
    await ready(page, 'left');
    await expectAccessible(page, 'having left on this computer');
    await expectTask(page, OWN);

    await page.unroute(`${npo.server.url}/**`);
    await goTo(page, '/status', 'status');
    await expectText(page, words('status.localText'));
    await expect(page.locator('body')).not.toContainText(words('status.signInText'));
    await join(page, words, await member.invite());
    await expectText(page, words('keys.questionClosed'));
  });
});

test('a computer that the server signed out can leave', async ({ npo, openJoined, words }) => {
  const member = await npo.member();
  const [page, other] = [await openJoined(member), await openJoined(member)];
  await goTo(other, '/status', 'status');
  const signOut = words('status.deviceSignOut');
  await other.getByRole('button').filter({ hasText: signOut }).first().click();
  await other.getByRole('dialog').getByRole('button').filter({ hasText: signOut }).click();
  await expect(other.getByRole('dialog')).toHaveCount(0);
  await goTo(page, '/leave', 'leave');
  await expectText(page, words('errors.device-revoked'));
  await button(page, words('keys.leaveHereLook')).click();
  await button(page, words('keys.leaveHereGo')).click();
  await ready(page, 'left');
});

test('an account of which nobody heard that it was deleted is told as deleted', async ({
  npo,
  openJoined,
  words,
}) => {
  const name = '聞こえなかった ひと';
  const page = await openJoined(await npo.member(name));
  await addTask(page, OWN);
  await goTo(page, '/leave', 'leave');
  await page.route(`**${routes.deleteAccount.path}`, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await field(page, words('keys.leaveName')).fill(name);
  await button(page, words('keys.leaveGo')).click();
  await expectText(page, words('errors.unreachable'));
  await page.reload();
  await ready(page, 'left');
  await expectText(page, words('keys.leaveDone', { npo: '見本のNPO' }));
  await expectTask(page, OWN);
});
