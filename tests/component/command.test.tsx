import { expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { named } from '#tests/words.ts';
import { offerStage } from './given.ts';
import { openApp } from './open-app.tsx';
import { expectAccessible, expectCount, expectText, field, ready } from './screen.ts';

test('the command line adds, takes back, does again, and goes to a screen, by keyboard alone', async () => {
  const { words } = await openApp('/', {
    register: 'ja-easy',
    given: (workspace) => offerStage(workspace, 'デザインをつくる'),
  });
  await ready('today');
  const title = '見本の封筒を買う';
  await userEvent.keyboard('{Control>}k{/Control}');
  const line = field(words('command.label'));
  await expect.element(line).toHaveFocus();
  await expectAccessible('the command line');

  // While an input method composes, Enter chooses a conversion and nothing else.
  await cdp().send('Input.imeSetComposition', { text: 'みほん', selectionStart: 3, selectionEnd: 3 });
  await userEvent.keyboard('{Enter}');
  await expect.element(line).toBeVisible();
  await cdp().send('Input.insertText', { text: title });
  await expect.element(line).toHaveValue(title);
  await expectText(words('command.addToday', { title }));
  await userEvent.keyboard('{Enter}');
  const finish = page.getByRole('checkbox', { name: named(words('today.finish', { title })) });
  await expectCount(finish, 1);

  await userEvent.keyboard('{Control>}z{/Control}');
  await expectCount(finish, 0);
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expectCount(finish, 1);

  await userEvent.keyboard('{Control>}k{/Control}');
  await line.fill(words('app.log'));
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await ready('log');
});
