import { expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { addTask } from '#renderer/model/work/tasks.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, saying } from '#tests/words.ts';
import { offerStage } from './given.ts';
import { openApp } from './open-app.tsx';
import { expectAccessible, expectCount, expectText, field, ready, redoByKeys, undoByKeys } from './screen.ts';
import { doneBox } from './today-steps.ts';

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
  const finish = doneBox(words, title);
  await expectCount(finish, 1);
  await expectText(words('command.addedTo', { title, day: phrasesOf('ja-easy').day('2026-11-23') }));

  await undoByKeys();
  await expectCount(finish, 0);
  await redoByKeys();
  await expectCount(finish, 1);

  await userEvent.keyboard('{Control>}k{/Control}');
  await line.fill(words('app.log'));
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await ready('log');
});

test('Enter takes the first line however the words came in, and leaves an empty line alone', async () => {
  const { words } = await openApp('/');
  await ready('today');
  const title = '歯医者に電話';
  const line = field(words('command.label'));
  const finish = doneBox(words, title);
  const addedBy = async (how: () => Promise<void>) => {
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(line).toHaveFocus();
    await how();
    await expect.element(line).toHaveValue(title);
    await userEvent.keyboard('{Enter}');
    await expectCount(line, 0);
    await expectCount(finish, 1);
    await undoByKeys();
    await expectCount(finish, 0);
  };

  await field(words('today.add')).fill(title);
  await userEvent.keyboard('{Control>}ax{/Control}');
  // Away from the field, where Ctrl+Z is the field's own.
  (document.activeElement as HTMLElement).blur();
  await addedBy(() => userEvent.keyboard('{Control>}v{/Control}'));
  await addedBy(() => userEvent.keyboard(`${title}2{Backspace}`));
  await addedBy(async () => {
    await userEvent.keyboard('{Control>}v{/Control}');
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    await userEvent.keyboard('{Control>}z{/Control}');
  });
  // As dictation and other helpers write: without any key.
  await addedBy(() => line.fill(title));

  await userEvent.keyboard('{Control>}k{/Control}a{Backspace}{Enter}');
  await expect.element(line).toHaveValue('');
  // A line that was chosen with the arrows is still the one that is taken.
  await userEvent.keyboard('{Control>}v{/Control}{ArrowDown}{ArrowDown}{Enter}');
  await expectText(words('tasks.added', { title }));
  await expectCount(finish, 0);
});

test('the keys work on a keyboard without Latin letters, and names are found without width and kana', async () => {
  const { words } = await openApp('/', {
    given: (workspace) => offerStage(workspace, 'ロゴをつくる', { answer: 'accepted' }),
  });
  await ready('today');
  const press = (key: string, code: string) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, code, ctrlKey: true, bubbles: true, cancelable: true }),
    );
  const line = field(words('command.label'));
  press('л', 'KeyK');
  await expect.element(line).toHaveFocus();
  await line.fill('ﾛｺﾞ');
  await expect
    .element(page.getByRole('menuitem', { name: named(words('today.startItem', { title: 'ロゴをつくる' })) }))
    .toBeVisible();
  await line.fill('封筒');
  await userEvent.keyboard('{Enter}');
  const finish = doneBox(words, '封筒');
  await expectCount(finish, 1);
  press('я', 'KeyZ');
  await expectCount(finish, 0);
});

test('of the work that is found, that of today comes first', async () => {
  const today = '2026-11-23';
  const { words } = await openApp('/', {
    now: `${today}T10:00:00+09:00`,
    given: async (workspace) => {
      for (const [title, day] of [
        ['絵をかく 1', null],
        ['絵をかく 2', today],
        ['絵をかく 3', null],
      ] as const) {
        await addTask(workspace, title, day);
      }
    },
  });
  await ready('today');
  await userEvent.keyboard('{Control>}k{/Control}');
  await field(words('command.label')).fill('絵');
  const starts = page.getByRole('menuitem', { name: saying('絵をかく') });
  await expectCount(starts, 3);
  await expect
    .element(starts.first())
    .toHaveAccessibleName(words('today.startItem', { title: '絵をかく 2' }));
});
