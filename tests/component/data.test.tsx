import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changeDeviceSettings } from '#renderer/app/device-settings.ts';
import { readEverything } from '#renderer/model/files/everything.ts';
import { FILE_BYTES_MAX } from '#shared/formats/imports/open-file.ts';
import { named } from '#tests/words.ts';
import { type OpenedApp, type OpenOptions, openApp } from './open-app.tsx';
import {
  button,
  expectAccessible,
  expectCount,
  expectFits,
  expectText,
  field,
  goTo,
  painted,
  pressOn,
  ready,
} from './screen.ts';
import { doneBox } from './today-steps.ts';

const IMPORTS = 'tests/fixtures/imports';
/** A time log of five entries. */
const TOGGL = `${IMPORTS}/toggl.csv`;
/** A time log of as many lines as one likes. */
const HEAD = 'Start date,Start time,Duration\n';
const LINE = '2026-11-16,09:00,1:00\n';
/** So many take a while to be read. */
const LINES = 30_000;
/** After all that is in the files. */
const NOW = '2026-11-23T14:05:00+09:00';

async function openData(options: OpenOptions = {}): Promise<OpenedApp> {
  const app = await openApp('/data', { now: NOW, ...options });
  await ready('data');
  return app;
}

/** Chooses a file: one of those beside the tests, or one that the test makes. */
async function choose(file: File | string): Promise<void> {
  const input = page.getBySelector('input[type=file]');
  // As the button does before it opens the computer's own dialog.
  (input.element() as HTMLInputElement).value = '';
  await userEvent.upload(input, file);
}

/** Imports what is shown. */
async function bringIn({ words }: OpenedApp, count: number): Promise<void> {
  await button(words('data.bringIn', { count: String(count) })).click();
  await expectText(words('data.broughtIn', { count: String(count) }), page.getByRole('main'));
}

const everything = (app: OpenedApp) => readEverything(app.workspace().db);

test('a time log comes in once, also as an old Excel writes it, and can be taken back', async () => {
  const app = await openData();
  const { words } = app;
  await choose(TOGGL);
  await expectText('トップページの下書きを開く', page.getByRole('table'));
  await bringIn(app, 5);
  const once = await everything(app);

  for (const file of [TOGGL, `${IMPORTS}/toggl-shift-jis.csv`]) {
    await choose(file);
    await expectText(words('data.known'));
    await expectCount(button(words('data.bringIn', { count: '5' })), 0);
    await button(words('common.cancel')).click();
  }
  expect(await everything(app)).toEqual(once);

  await goTo('/log/2026-11-16', 'log');
  await expectText('トップページの下書きを開く');
  await goTo('/data', 'data');
  await choose(`${IMPORTS}/kimai.csv`);
  await bringIn(app, 4);
  await button(words('common.undo')).click();
  await expect.poll(() => everything(app)).toEqual(once);
});

test('other words for an entry that is here already are offered, and only taken when wanted', async () => {
  const app = await openData();
  const { words } = app;
  const log = (title: string) =>
    new File([`Description,${HEAD}${title},${LINE}`], 'log.csv', { type: 'text/csv' });
  give(log('写真'));
  await bringIn(app, 1);
  give(log('写真をえらぶ'));
  const box = page.getByRole('checkbox', { name: named(words('data.takeChanges', { count: '1' })) });
  await expect.element(box).not.toBeChecked();
  await expectCount(button(words('data.bringIn', { count: '1' })), 0);
  await pressOn(box, '[Space]');
  await bringIn(app, 1);
  const { entries, tasks } = await everything(app);
  expect(entries).toMatchObject([{ taskId: tasks?.find(({ title }) => title === '写真をえらぶ')?.id }]);
});

test('any table comes in once the member has said what its columns are, by the keyboard alone', async () => {
  const app = await openData({ register: 'ja-easy' });
  const { words } = app;
  await page.viewport(900, 640);
  const row = 'Mon,2026-11-16,9:00,10:30,花屋さんのちらし,色をえらぶ\n';
  give(new File([`a,b,c,d,e,f\n${row}${row.replaceAll('-16', '-17')}`], 'table.csv'));
  await expectText(words('data.columnsText'));
  // Dates and times are found by their form.
  await expect.element(button(words('data.bringIn', { count: '2' }))).toBeVisible();
  await chooseRole('b', words('data.columnUnread'));
  await chooseRole('c', words('data.columnUnread'));
  await expectText(words('data.needStart'));
  await expectCount(button(words('data.bringIn', { count: '2' })), 0);
  await chooseRole('b', words('data.columnDate'));
  await chooseRole('c', words('data.columnStart'));
  await chooseRole('e', words('data.columnTask'));
  await chooseRole('f', words('data.columnNote'));
  await expectText('花屋さんのちらし', page.getByRole('table', { name: named(words('data.sample')) }));
  await expectText(words('data.unread', { names: 'a' }));
  changeDeviceSettings({ readings: true });
  expectFits('the columns of a table');
  await expectAccessible('the columns of a table');
  changeDeviceSettings({ readings: false });
  await pressOn(button(words('data.bringIn', { count: '2' })));
  await expectText(words('data.broughtIn', { count: '2' }), page.getByRole('main'));
  const { entries, tasks } = await everything(app);
  // Their ids, and so their order, follow from a secret.
  const inOrder = entries?.toSorted((a, b) => Number(a.startAt) - Number(b.startAt));
  expect(inOrder).toMatchObject([
    { startAt: Date.parse('2026-11-16T09:00+09:00'), note: '色をえらぶ', taskId: tasks?.[0]?.id },
    { startAt: Date.parse('2026-11-17T09:00+09:00'), endAt: Date.parse('2026-11-17T10:30+09:00') },
  ]);
});

/** Chooses what a column is, by the keyboard alone. */
async function chooseRole(column: string, role: string): Promise<void> {
  const select = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: column, exact: true }) });
  await pressOn(select.getByRole('button'));
  const option = page.getByRole('option', { name: named(role) });
  await expect.element(option).toBeVisible();
  while (document.activeElement !== option.element()) {
    const before = document.activeElement;
    await userEvent.keyboard('{ArrowDown}');
    if (document.activeElement === before) await userEvent.keyboard('{Home}');
  }
  await userEvent.keyboard('{Enter}');
  await expect.element(select.getByRole('button')).toHaveFocus();
}

test('a file that is no time log gets a clear word, and nothing changes', async () => {
  const app = await openData();
  const { words } = app;
  const before = await everything(app);
  const table = (lines: number) => [HEAD, ...Array.from({ length: lines / 1_000 }, () => LINE.repeat(1_000))];
  const refused: [string, BlobPart[], string][] = [
    ['picture.csv', [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1)], words('data.fileNotText')],
    ['empty.csv', [], words('data.fileEmpty')],
    ['letter.csv', ['こんにちは。\n見本です。\n'], words('data.fileUnknown')],
    ['half.json', ['{"format":"kotsukotsu-workspace","tables":{"ta'], words('data.fileOtherJson')],
    ['million.csv', table(1_000_000), words('data.fileTooManyLines')],
    ['large.csv', table(4_500_000), words('data.fileTooLarge')],
  ];
  for (const [name, parts, message] of refused) {
    give(new File(parts, name));
    const told = page.getByRole('status').filter({ hasText: name });
    await expectText(message, told);
    await expectCount(button(words('common.cancel')), 0);
  }
  expect(await everything(app)).toEqual(before);
});

test('a large file is read beside the page, where another may be chosen meanwhile', async () => {
  const started = vi.spyOn(window, 'Worker');
  onTestFinished(() => started.mockRestore());
  const app = await openData();
  const { words } = app;
  const most = new File([HEAD, LINE.repeat(LINES)], 'most.csv');
  give(most);
  await expect.element(button(words('data.bringIn', { count: String(LINES) }))).toBeVisible();
  expect(started.mock.calls.map(([address]) => String(address))).toEqual([
    expect.stringContaining('file-worker'),
  ]);

  give(most);
  await expectText(words('data.reading', { name: 'most.csv' }));
  await choose(`${IMPORTS}/hostile.csv`);
  await expectText(words('data.lineError', { line: '10', reason: words('data.lineQuotes') }));
  await bringIn(app, 2);
  await expectCount(page.getByText('_proto_'), 0);
  expect((await everything(app)).entries).toHaveLength(2);
});

test('a file that was put away while it was being read says nothing any more', async () => {
  const asked = vi.spyOn(Worker.prototype, 'postMessage');
  onTestFinished(() => asked.mockRestore());
  const { words } = await openData();
  give(new File([HEAD, LINE.repeat(LINES)], 'most.csv'));
  await expect.poll(() => asked.mock.calls.length).toBe(1);
  give(new File([new Uint8Array(FILE_BYTES_MAX + 1)], 'large.csv'));
  await painted();
  await expectText(words('data.fileTooLarge'), page.getByRole('status').filter({ hasText: 'large.csv' }));
});

/** Gives the page a file that is too large to be carried there from outside. */
function give(file: File): void {
  const input = page.getBySelector('input[type=file]').element() as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

test('tables and files for other programs hold what was done, and no formulas', async () => {
  const app = await openData();
  const { words } = app;
  await choose(TOGGL);
  await bringIn(app, 5);

  const entries = await saved(words('data.entries'));
  expect(entries).toMatch(/^\uFEFFdate,start,end,/);
  expect(entries).toContain(`,"'=HYPERLINK(""http://example.invalid"",""x"")",`);
  await page.getByText(words('data.forExcel')).click();
  expect(await saved(words('data.tasks'))).toMatch(/^title,project,/);
  const toggl = await saved('Toggl Track');
  expect(toggl.split('\r\n')[0]).toBe(
    'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags',
  );
  expect(await saved('solidtime')).toContain(',2026-11-16T00:05:12Z,2026-11-16T00:50:12Z,');
  const calendar = await saved(words('data.calendar'));
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(5);
  expect(calendar).toContain('\r\nCLASS:PRIVATE\r\n');
});

test('a calendar holds what comes every week for thirteen weeks, and what is done of it once', async () => {
  const app = await openData();
  const { words } = app;
  await goTo('/repeats', 'repeats');
  await button(words('plan.addRepeat')).click();
  await field(words('plan.what')).fill('花に水をやる');
  await userEvent.keyboard('{Enter}');
  await expectText('花に水をやる');
  await goTo('/', 'today');
  const box = doneBox(words, '花に水をやる');
  await pressOn(box, '[Space]');
  await expect.element(box).toBeChecked();
  await goTo('/data', 'data');
  const calendar = await saved(words('data.calendar'));
  const ids = calendar.match(/^UID:.*$/gm) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
  expect(calendar.match(/^SUMMARY:花に水をやる\r$/gm)).toHaveLength(13);
});

/** Presses a button that saves a file, and reads the file, with its byte order mark. */
async function saved(name: string): Promise<string> {
  const made = vi.spyOn(URL, 'createObjectURL');
  onTestFinished(() => made.mockRestore());
  await button(name).click();
  await expect.poll(() => made.mock.calls).toHaveLength(1);
  const [blob] = made.mock.calls[0] ?? [];
  made.mockRestore();
  const bytes = await (blob as Blob).arrayBuffer();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
