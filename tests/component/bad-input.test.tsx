import { expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { registers } from '#renderer/locales/registers.ts';
import { readWork } from '#renderer/model/work/read-work.ts';
import { stopBlock } from './block-steps.ts';
import { openApp } from './open-app.tsx';
import { button, expectAccessible, expectCount, expectText, field, goTo, link, ready } from './screen.ts';
import { addForToday, startNext } from './today-steps.ts';

const LONG = 'あ'.repeat(10_000);
const ODD = '👩‍👩‍👧‍👦 {漢字|かんじ} {{title}} <b>x</b> مرحبا שלום';

test('a title of 10,000 characters is told about, and stays to be shortened', async () => {
  const { words } = await openApp('/', { register: 'en' });
  const title = field(words('today.add'));
  await title.fill(LONG);
  await button(words('today.addButton')).click();
  await expectText(words('errors.title-too-long'), page.getByRole('alert'));
  await expect.element(title).toHaveValue(LONG);
  await expectAccessible('today with a error');
  await title.fill('みじかく');
  await button(words('today.addButton')).click();
  await expect.element(link('みじかく')).toBeVisible();
  await expect.element(page.getByRole('alert')).toBeEmptyDOMElement();
});

test('a title that is refused among the tasks stays as well', async () => {
  const { words } = await openApp('/tasks', { register: 'ja' });
  const title = field(words('tasks.add'));
  await title.fill(LONG);
  await userEvent.keyboard('{Enter}');
  await expectText(words('errors.title-too-long'), page.getByRole('alert'));
  await expect.element(title).toHaveValue(LONG);
});

test('an entry that ends before it starts is told about, and nothing typed is lost', async () => {
  const { words } = await openApp('/log/2026-11-20', { register: 'ja-easy' });
  await button(words('log.add')).click();
  await field(words('log.start')).fill('15:00');
  await field(words('log.endDay')).fill('2026-11-20');
  await field(words('log.end')).fill('9:00');
  await field(words('log.note')).fill('だいじなメモ');
  await button(words('common.save')).click();
  await expectText(words('errors.entry-ends-before-start'), page.getByRole('dialog'));
  await expect.element(field(words('log.note'))).toHaveValue('だいじなメモ');
  await expectAccessible('an entry that ends before it starts');
  await field(words('log.end')).fill('15:45');
  await button(words('common.save')).click();
  await expectCount(page.getByRole('dialog'), 0);
  await expectText('だいじなメモ');
});

test.each(registers)(
  'what is no date is told about with one as the field writes it, in %s',
  async (register) => {
    const app = await openApp('/log', { register });
    const { words } = app;
    await ready('log');
    const date = field(words('log.chooseDay'));
    // Words are typed there too: no keyboard of digits alone.
    expect(date.element().getAttribute('inputmode')).toBeNull();
    const { value: example } = date.element() as HTMLInputElement;
    await date.fill('???');
    await userEvent.tab();
    await expectText(words('log.dateNeeded', { example }));
  },
);

test('emoji, markup and right-to-left text are kept to the letter', async () => {
  const app = await openApp('/');
  const { words } = app;
  await addForToday(words, ODD);
  await startNext(words, ODD).click();
  await stopBlock(app);
  await app.reload();
  await expect.element(link(ODD)).toBeVisible();
  await goTo('/tasks', 'tasks');
  await link(ODD).click();
  await expect.element(field(words('tasks.name'))).toHaveValue(ODD);
});

test('an input method: Enter that ends a composition adds nothing', async () => {
  const app = await openApp('/');
  const { words } = app;
  const title = field(words('today.add'));
  await title.click();
  const browser = cdp();
  await browser.send('Input.imeSetComposition', { text: 'しゃしん', selectionStart: 4, selectionEnd: 4 });
  await browser.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await browser.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
  });
  await browser.send('Input.insertText', { text: '写真' });
  await expect.element(title).toHaveValue('写真');
  expect((await readWork(app.workspace().db, '2026-11-23')).items).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await expect.element(link('写真')).toBeVisible();
});
