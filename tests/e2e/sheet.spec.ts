import type { Page } from '@playwright/test';
import { routes } from '#shared/http/contract.ts';
import type { ProblemCode } from '#shared/http/problem.ts';
import { problemType } from '#shared/http/problem.ts';
import type { Words } from '#tests/words.ts';
import { button, expect, expectAccessible, expectText, goTo, link, ready, test } from './fixture.ts';
import { pressOn } from './keyboard.ts';
import { addTask, codeOn, expectAllSent, expectTask, makeSheet, typeGroups } from './keys-steps.ts';
import { storedState } from './stored.ts';

const ENTRIES = `**${routes.appendKeys.path}`;

/** Lets the server refuse new entries of the keyring, `times` times. */
async function refuseEntries(page: Page, code: ProblemCode, status: number, times = 1): Promise<void> {
  await page.route(
    ENTRIES,
    (route) =>
      route.fulfill({
        status,
        contentType: 'application/problem+json',
        headers: { 'access-control-allow-origin': '*' },
        body: JSON.stringify({ type: problemType(code), title: code, status }),
      }),
    { times },
  );
}

/** The sheet that a computer has found in the keyring when it last looked. */
async function foundSheet(page: Page): Promise<unknown> {
  return ((await storedState(page, 'sheets')) as { present: unknown }).present;
}

async function toTheProof(page: Page, words: Words): Promise<string> {
  await button(page, words('keys.make')).click();
  const code = await codeOn(page);
  await button(page, words('keys.haveIt')).click();
  await typeGroups(page, words, code);
  return code;
}

test('what hinders a sheet is told beside it, and it can be confirmed then', async ({
  npo,
  openJoined,
  words,
}) => {
  const page = await openJoined(await npo.member());
  await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();
  await goTo(page, '/keys', 'keys');
  await toTheProof(page, words);
  await refuseEntries(page, 'not-allowed', 403);
  await button(page, words('keys.confirm')).click();
  await expectText(page, words('errors.not-allowed'));
  await button(page, words('keys.confirm')).click();
  await expectText(page, words('keys.openText'));

  // The next step changes the keyring, so a round of sync must have seen it before.
  await expect.poll(() => storedState(page, 'keysSeen')).toMatchObject({ keyring: 'open' });
  await button(page, words('keys.change')).click();
  await toTheProof(page, words);
  // After the first refusal, the device checks whether its entry has arrived, and sends it once more.
  await refuseEntries(page, 'conflict', 409, 2);
  await button(page, words('keys.confirm')).click();
  await expectText(page, words('keys.changeFaster'));
  await expectAccessible(page, 'keys that were changed elsewhere');
  await button(page, words('keys.confirm')).click();
  await expectText(page, words('keys.openText'));
});

test('a first sheet is good though the server does not answer', async ({ npo, openJoined, words }) => {
  const member = await npo.member();
  const page = await openJoined(member);
  await addTask(page, 'あとで届くもの');
  await goTo(page, '/keys', 'keys');
  const code = await toTheProof(page, words);
  await page.route(ENTRIES, (route) => route.abort());
  await button(page, words('keys.confirm')).click();
  await expectText(page, words('keys.confirmedLater'));
  await page.unroute(ENTRIES);
  await expectAllSent(page, words);

  const other = await openJoined(member);
  await goTo(other, '/keys', 'keys');
  await other.getByRole('textbox').fill(code);
  await button(other, words('keys.open')).click();
  await expectTask(other, 'あとで届くもの');
});

test('a code that was put off is handed out again, not after another sheet; that is told, and signing out offers one', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const [first, second] = [await openJoined(member), await openJoined(member)];
  await goTo(second, '/keys', 'keys');
  await button(second, words('keys.make')).click();
  const putOff = await codeOn(second);
  await button(second, words('keys.later')).click();
  // The app goes to Today by itself. The test waits for that, or it would undo the next step.
  await ready(second, 'today');
  await goTo(second, '/keys', 'keys');
  await button(second, words('keys.make')).click();
  expect(await codeOn(second)).toBe(putOff);

  const code = await makeSheet(first, words);
  await second.getByRole('textbox').fill(code);
  await button(second, words('keys.open')).click();
  await expectText(second, words('keys.openText'));
  const before = await foundSheet(second);
  await button(second, words('keys.change')).click();
  const next = await toTheProof(second, words);
  expect(next).not.toBe(putOff);
  await button(second, words('keys.confirm')).click();
  await expectText(second, words('keys.openText'));
  await expect.poll(() => foundSheet(second)).not.toEqual(before);
  await expect(second.locator('body')).not.toContainText(words('keys.foreignTitle'));

  await goTo(first, '/', 'today');
  await expectText(first, words('keys.questionSheet'));
  await pressOn(first, link(first, words('keys.questionRequestGo')));
  await ready(first, 'keys');
  await expectText(first, words('keys.foreignTitle'));
  await expectAccessible(first, 'a sheet that was made elsewhere');
  await pressOn(first, link(first, words('status.devices')));
  await ready(first, 'status');
  const signOut = words('status.deviceSignOut');
  await pressOn(first, first.getByRole('button').filter({ hasText: signOut }));
  const dialog = first.getByRole('dialog');
  await expect(dialog).toContainText(words('status.deviceSignOutSheetMade'));
  await expectAccessible(first, 'signing out a computer that made the sheet');
  await pressOn(first, button(dialog, signOut));
  await expect(dialog).toContainText(words('status.deviceNewSheet'));
  await expectAccessible(first, 'the offer of a new sheet');
  await pressOn(first, button(dialog, words('keys.change')));
  await ready(first, 'keys');
  await toTheProof(first, words);
  await button(first, words('keys.confirm')).click();
  await expectText(first, words('keys.openText'));
  await expect(first.locator('body')).not.toContainText(words('keys.foreignTitle'));
});
