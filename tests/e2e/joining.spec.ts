import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatInviteCode, parseInviteLink } from '#shared/sync/invite.ts';
import { saying } from '#tests/words.ts';
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
  test,
} from './fixture.ts';

test.use({ register: 'en' });

test('a member chooses the language, then joins with the link', async ({ npo, openApp, words }) => {
  const member = await npo.member();
  const page = await openApp();
  await ready(page, 'onboarding');
  await expectAccessible(page, 'the first screen');
  await join(page, words, await member.invite());
  await ready(page, 'today');
  // What had the focus is gone: it goes on from the heading of the screen that came.
  await expect(page.getByRole('heading', { level: 1, name: saying(words('today.title')) })).toBeFocused();
  await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();
  await expectText(page, 'デザインをつくる');
});

test('a member joins with a code and an address, however they are written', async ({
  npo,
  openApp,
  words,
}) => {
  const invite = parseInviteLink(await (await npo.member()).invite());
  if (!invite) throw new Error('no invite');
  const page = await openApp();
  const code = ` ${formatInviteCode(invite.code).toLowerCase()} `.replaceAll('0', 'o');
  await field(page, words('onboarding.serverLabel')).fill(invite.server);
  await join(page, words, code);
  await ready(page, 'today');
});

test('a wrong, a used and an unreadable invitation are each told, and what was typed stays', async ({
  npo,
  openApp,
  words,
}) => {
  const member = await npo.member();
  const invite = await member.invite();
  const first = await openApp();
  await join(first, words, invite);
  await ready(first, 'today');

  const page = await openApp();
  await join(page, words, invite);
  await expectText(page, words('problems.invite-used'));
  await expect(field(page, words('onboarding.inviteLabel'))).toHaveValue(invite);

  const unknown = invite.replace(/code=.*/, 'code=0000-0000-0000');
  await join(page, words, unknown);
  await expectText(page, words('problems.invite-unknown'));

  await join(page, words, 'おはよう');
  await expectText(page, words('onboarding.inviteUnreadable'));
  await join(page, words, '');
  await expectText(page, words('onboarding.inviteEmpty'));
  await expectAccessible(page, 'the first screen with an error');
});

test('a server that is down, or answers rubbish, is told', async ({ npo, openApp, words }) => {
  const invite = await (await npo.member()).invite();
  const rubbish = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
    });
    response.end('<h1>Welcome to the hotel network</h1>');
  });
  const port = await new Promise<number>((resolve) => {
    rubbish.listen(0, '127.0.0.1', () => resolve((rubbish.address() as AddressInfo).port));
  });
  const elsewhere = (server: string) =>
    invite.replace(/server=[^&]*/, `server=${encodeURIComponent(server)}`);
  const page = await openApp();
  await join(page, words, elsewhere(`http://127.0.0.1:${port}`));
  await expectText(page, words('problems.unreadable-answer'));
  await new Promise((resolve) => rubbish.close(resolve));
  await join(page, words, elsewhere(`http://127.0.0.1:${port}`));
  await expectText(page, words('problems.unreachable'));
  // The invitation was not used up: the right address still takes it.
  await join(page, words, invite);
  await ready(page, 'today');
});

test('work done before joining is kept, and goes on after it', async ({ npo, openApp, words }) => {
  const member = await npo.member();
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
  await join(page, words, await member.invite());

  await goTo(page, '/', 'today');
  await expect(link(page, '入る前のしごと')).toBeVisible();
  await expect(button(page, words('today.acceptItem', { title: 'デザインをつくる' }))).toBeVisible();
  // Sealed: the server is not told of the member's own task.
  await goTo(page, '/status', 'status');
  await expectText(page, words('status.heldCount', { count: '1' }));
});
