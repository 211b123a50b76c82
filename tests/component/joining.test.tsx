import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { inviteLink } from '#shared/sync/invite.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { button, expectAccessible, expectText, field, ready } from './screen.ts';

const CODE = '000000000000';

async function openFirstScreen(): Promise<OpenedApp> {
  const app = await openApp('/', { register: 'en', isOnboarded: false });
  await ready('onboarding');
  return app;
}

/** Tries to accept an invitation, and expects to be told why that failed; what was typed stays. */
async function expectRefused({ words }: OpenedApp, text: string, error: string): Promise<void> {
  await field(words('onboarding.inviteLabel')).fill(text);
  await button(words('onboarding.join')).click();
  await expectText(error, page.getByRole('main'));
  await expect.element(button(words('onboarding.join'))).toBeVisible();
  await expect.element(field(words('onboarding.inviteLabel'))).toHaveValue(text);
}

test('an invitation that is none is told, before anything is sent', async () => {
  const asking = vi.spyOn(window, 'fetch');
  onTestFinished(() => asking.mockRestore());
  const app = await openFirstScreen();
  asking.mockClear();
  await expectRefused(app, 'おはよう', app.words('onboarding.inviteUnreadable'));
  await expectRefused(app, '', app.words('onboarding.inviteEmpty'));
  await expectAccessible('the first screen with an error');
  expect(asking).not.toHaveBeenCalled();
});

test('a server that is not there, and one that answers with a page, are told apart', async () => {
  const app = await openFirstScreen();
  const nobody = inviteLink({ server: 'http://127.0.0.1:1', code: CODE });
  await expectRefused(app, nobody, app.words('errors.unreachable'));
  // The web server of these tests answers with pages, and is no NPO's server.
  const pages = inviteLink({ server: location.origin, code: CODE });
  await expectRefused(app, pages, app.words('errors.unreadable-answer'));
});
