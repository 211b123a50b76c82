import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Register } from '#renderer/locales/registers.ts';
import { readWork } from '#renderer/model/work/read-work.ts';
import { addTask, renameTask } from '#renderer/model/work/tasks.ts';
import { HAND_OVER_BYTES_MAX } from '#shared/domain/relay/assignment.ts';
import { handOverOf } from '#tests/fixtures/hand-over.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { offerStage } from './given.ts';
import { openDay } from './log-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { button, expectCount, expectText, field, goTo, link, undoByKeys } from './screen.ts';

const TODAY = '2026-11-23';
const FIRST = '写真をえらぶ';
const SECOND = '写真を5枚えらぶ';
const NOTE = '明るいものから見る';

/** The app, with the details of one own task open. */
async function openTask(register: Register = 'ja'): Promise<OpenedApp> {
  const app = await openApp('/tasks', { register, given: (workspace) => addTask(workspace, FIRST, null) });
  await link(FIRST).click();
  await expect.element(field(app.words('tasks.name'))).toHaveValue(FIRST);
  return app;
}

/** The one task, as it is stored. */
async function storedTask(app: OpenedApp) {
  const [item] = (await readWork(app.workspace().db, TODAY)).items;
  if (!item) throw new Error('no task');
  return item;
}

test('a name follows what is stored until something is typed', async () => {
  const app = await openTask();
  const { words } = app;
  const name = field(words('tasks.name'));

  // Undo changes the text in the field too, and leaving the field does not rename again.
  await name.fill(SECOND);
  await userEvent.keyboard('{Enter}');
  await expect.element(link(SECOND)).toBeVisible();
  await button(words('common.undo')).click();
  await expect.element(name).toHaveValue(FIRST);
  await name.click();
  await userEvent.tab();
  await expect.element(name).not.toHaveFocus();
  expect((await storedTask(app)).title).toBe(FIRST);

  // What is written elsewhere is shown, and stays when the field is only visited.
  await name.click();
  await renameTask(app.workspace(), await storedTask(app), SECOND);
  await expect.element(name).toHaveValue(SECOND);
  await userEvent.tab();
  await expect.element(name).not.toHaveFocus();
  expect((await storedTask(app)).title).toBe(SECOND);
  await expect.element(link(SECOND)).toBeVisible();
});

test('the line of a day outlives a reload, another day and an undo, and stays in the field when it is too long', async () => {
  const app = await openApp('/log/2026-11-20', { register: 'ja-easy' });
  const { words } = app;
  const line = field(words('log.dayLine'));
  await line.fill('静かな日');
  await app.reload();
  await expect.element(line).toHaveValue('静かな日');
  await expectText(words('log.dayLineKept'));

  await line.fill('静かな日。');
  await openDay(words, '2026-11-19');
  await expect.element(line).toHaveValue('');
  await openDay(words, '2026-11-20');
  await expect.element(line).toHaveValue('静かな日。');
  await undoByKeys();
  await expect.element(line).toHaveValue('静かな日');

  const endless = 'あ'.repeat(10_001);
  await line.fill(endless);
  await userEvent.tab();
  await expectText(words('errors.note-too-long'));
  await expect.element(line).toHaveValue(endless);
});

test('a note that is being written outlives a reload and a way out by the keyboard', async () => {
  const app = await openTask('en');
  const { words } = app;
  const note = field(words('tasks.note'));
  await note.fill(NOTE);
  await app.reload();
  await expect.element(note).toHaveValue(NOTE);

  await note.fill(`${NOTE}。`);
  history.back();
  await expectText(words('tasks.saved'));
  await expectCount(note, 0);
  history.forward();
  await expect.element(note).toHaveValue(`${NOTE}。`);
});

test('a name that cannot be taken stays in its field', async () => {
  const { words } = await openTask();
  const name = field(words('tasks.name'));
  const long = 'あ'.repeat(501);
  await name.fill(long);
  await userEvent.tab();
  await expectText(words('errors.title-too-long'));
  await expect.element(name).toHaveValue(long);
});

test('links that cannot be taken are named in the dialog, and a "not now" can become a yes', async () => {
  const title = 'デザインをつくる';
  const { words } = await openApp('/', {
    register: 'en',
    given: (workspace) => offerStage(workspace, title),
  });
  await button(words('today.notNowItem', { title })).click();
  await expectText(words('today.declined', { title }));
  await goTo('/tasks', 'tasks');
  await expectText(words('tasks.declined'));
  await link(title).click();
  await button(words('tasks.accept')).click();
  await button(words('tasks.start')).click();
  await expectText(words('tasks.startedOn', { day: phrasesOf('en').day(TODAY) }));
  await button(words('tasks.handOver')).click();
  const dialog = page.getByRole('dialog');
  await field(words('tasks.handOverLinks')).fill('https://npo.example/\n'.repeat(21));
  await button(words('tasks.handOverDo')).click();
  await expectText(words('errors.too-many-links'), dialog);
  // Each within its limit, and together more than can be sent.
  const { note, links } = handOverOf(HAND_OVER_BYTES_MAX + 1);
  await field(words('tasks.handOverNote')).fill(note);
  await field(words('tasks.handOverLinks')).fill(links.join('\n'));
  await button(words('tasks.handOverDo')).click();
  await expectText(words('errors.hand-over-too-large'), dialog);
  await expect.element(field(words('tasks.handOverNote'))).toHaveValue(note);
  await expect.element(field(words('tasks.handOverLinks'))).toHaveValue(links.join('\n'));
  await field(words('tasks.handOverLinks')).fill('https://npo.example/');
  await button(words('tasks.handOverDo')).click();
  await expectText(words('tasks.handedOver', { title }));
  await expectCount(dialog, 0);
});

test('a name that cannot be taken is told about, also while the one before it is still being stored', async () => {
  const { words } = await openTask('ja-easy');
  const name = field(words('tasks.name'));
  const input = name.element() as HTMLInputElement;
  const long = 'あ'.repeat(501);
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
  for (const text of [SECOND, long]) {
    set?.call(input, text);
    for (const event of [
      new Event('input', { bubbles: true }),
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }),
    ]) {
      input.dispatchEvent(event);
      // By then React has handled the event; the database has not written anything.
      for (let turn = 0; turn < 10; turn++) await null;
    }
  }
  await expectText(words('errors.title-too-long'));
  await expect.element(link(SECOND)).toBeVisible();
  await expect.element(name).toHaveValue(long);
});

test('what was begun in a panel is there again after a press beside it, and gone once it is cancelled', async () => {
  let id = '';
  const { words } = await openApp('/log', {
    register: 'en',
    given: async (workspace) => {
      id = await offerStage(workspace, 'デザインをつくる', { answer: 'accepted' });
    },
  });
  const dialog = page.getByRole('dialog');
  const outlives = async (open: () => Promise<void>, label: string, text: string) => {
    await open();
    await field(label).fill(text);
    await pressBeside(8, 8);
    await expectCount(dialog, 0);
    await open();
    await expect.element(field(label)).toHaveValue(text);
    await button(words('common.cancel'), dialog).click();
    await expectCount(dialog, 0);
    await open();
    await expect.element(field(label)).toHaveValue('');
    await userEvent.keyboard('{Escape}');
    await expectCount(dialog, 0);
  };
  await outlives(() => button(words('log.add')).click(), words('log.note'), NOTE);
  await outlives(() => button(words('log.addSleep')).click(), words('log.bedTime'), '23:30');
  await goTo('/plan', 'plan');
  await outlives(() => button(words('plan.addTask')).click(), words('plan.what'), FIRST);
  await goTo(`/tasks/${id}`, 'tasks');
  await outlives(() => button(words('tasks.handOver')).click(), words('tasks.handOverNote'), NOTE);
});

/** Presses the mouse at a place of the window, on whatever lies there. */
async function pressBeside(x: number, y: number): Promise<void> {
  const there = document.elementFromPoint(x, y);
  if (there) await userEvent.click(there, { position: { x, y } });
}
