import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type OpenedApp, openApp } from './open-app.tsx';
import { button, expectText, field, link } from './screen.ts';

const FIRST = '写真をえらぶ';

/** The app, with one own task shown whole. */
async function openTask(): Promise<OpenedApp> {
  const app = await openApp('/tasks');
  await field(app.words('tasks.add')).fill(FIRST);
  await button(app.words('tasks.addButton')).click();
  await link(FIRST).click();
  await expect.element(field(app.words('tasks.name'))).toHaveValue(FIRST);
  return app;
}

test('a name that cannot be taken stays in its field', async () => {
  const { words } = await openTask();
  const name = field(words('tasks.name'));
  const long = 'あ'.repeat(501);
  await name.fill(long);
  await userEvent.tab();
  await expectText(words('problems.title-too-long'));
  await expect.element(name).toHaveValue(long);
});
