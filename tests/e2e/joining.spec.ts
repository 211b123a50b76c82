import type { Locator, Page } from '@playwright/test';
import { formatInviteCode, parseInviteLink } from '#shared/sync/invite.ts';
import { named, saying, wordsOf } from '#tests/words.ts';
import { button, expect, expectText, field, goTo, join, link, ready, test } from './fixture.ts';

test.use({ register: 'en' });

test('a member chooses the language, then joins with the link, which nobody can use again', async ({
  npo,
  openApp,
  words,
}) => {
  const invite = await (await npo.member()).invite();
  const page = await openApp();
  await ready(page, 'onboarding');
  await language(page, '日本語').press('Space');
  await expectText(page, wordsOf('ja')('onboarding.intro'));
  await language(page, 'English').press('Space');
  await expectText(page, words('onboarding.intro'));

  // An attempt at a server that cannot be reached does not use up the invitation.
  await join(
    page,
    words,
    invite.replace(/server=[^&]*/, `server=${encodeURIComponent('http://127.0.0.1:1')}`),
  );
  await expectText(page, words('errors.unreachable'));
  await join(page, words, invite);
  await ready(page, 'today');
  // The element that had the focus is gone, so the heading of the new screen has it.
  await expect(page.getByRole('heading', { level: 1, name: saying(words('today.title')) })).toBeFocused();
  await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();
  await expectText(page, 'デザインをつくる');

  const other = await openApp();
  await join(other, words, invite);
  await expectText(other, words('errors.invite-used'));
  await expect(field(other, words('onboarding.inviteLabel'))).toHaveValue(invite);
  await join(other, words, invite.replace(/code=.*/, 'code=0000-0000-0000'));
  await expectText(other, words('errors.invite-unknown'));
});

/** One of the languages that the first screen offers. */
function language(page: Page, name: string): Locator {
  return page.getByRole('radio', { name: named(name) });
}

test('work done before joining with a code and an address is kept, and goes on after it', async ({
  npo,
  openApp,
  words,
}) => {
  const invite = parseInviteLink(await (await npo.member()).invite());
  if (!invite) throw new Error('no invite');
  const page = await openApp();
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await expect(link(page, words('sync.lineLocal'))).toBeVisible();
  await field(page, words('today.add')).fill('入る前のしごと');
  await page.keyboard.press('Enter');
  await expect(link(page, '入る前のしごと')).toBeVisible();
  await page.reload();
  await expect(link(page, '入る前のしごと')).toBeVisible();

  await goTo(page, '/status', 'status');
  // Address and code are accepted in any spelling.
  await field(page, words('onboarding.serverLabel')).fill(`${invite.server}/`);
  await join(page, words, ` ${formatInviteCode(invite.code).toLowerCase()} `.replaceAll('0', 'o'));

  await goTo(page, '/', 'today');
  await expect(link(page, '入る前のしごと')).toBeVisible();
  await expect(button(page, words('today.acceptItem', { title: 'デザインをつくる' }))).toBeVisible();
  // The member's own task is sealed content: it waits for keys, and is not sent.
  await goTo(page, '/status', 'status');
  await expectText(page, words('status.heldCount', { count: '1' }));
});
