import type { BrowserContext, Page } from '@playwright/test';
import { HAND_OVER_BYTES_MAX } from '#shared/domain/assignment.ts';
import { handOverOf } from '#tests/fixtures/hand-over.ts';
import type { Words } from '#tests/words.ts';
import { button, expect, expectText, field, goTo, link, ready, test } from './fixture.ts';
import { openDay } from './log-steps.ts';

const FIRST = '写真をえらぶ';
const SECOND = '写真を5枚えらぶ';
const NOTE = '明るいものから見る';

/** The app, used on this computer only, with one own task shown whole. */
async function openTask(
  context: BrowserContext,
  openApp: (context: BrowserContext) => Promise<Page>,
  words: Words,
): Promise<Page> {
  const page = await openApp(context);
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await goTo(page, '/tasks', 'tasks');
  await field(page, words('tasks.add')).fill(FIRST);
  await button(page, words('tasks.addButton')).click();
  await link(page, FIRST).click();
  await expect(field(page, words('tasks.name'))).toHaveValue(FIRST);
  return page;
}

test('a name follows what is stored until something is typed', async ({ context, openApp, words }) => {
  const page = await openTask(context, openApp, words);
  const name = field(page, words('tasks.name'));

  // Undo takes the field along, and leaving it does not rename again.
  await name.fill(SECOND);
  await name.press('Enter');
  await expect(link(page, SECOND)).toBeVisible();
  await button(page, words('common.undo')).click();
  await expect(name).toHaveValue(FIRST);
  await name.focus();
  await name.blur();
  await expect(link(page, FIRST)).toBeVisible();

  // What another window writes is shown, and stays when the field is only visited.
  const other = await context.newPage();
  await other.goto(page.url());
  const otherName = field(other, words('tasks.name'));
  await name.focus();
  await otherName.fill(SECOND);
  await otherName.press('Enter');
  await expect(name).toHaveValue(SECOND);
  await name.blur();
  await expect(link(page, SECOND)).toBeVisible();
  await expect(link(other, SECOND)).toBeVisible();
});

test('the line of a day outlives a reload, another day and an undo, and stays in the field when it is too long', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await openDay(page, words, '2026-11-20');
  const line = field(page, words('log.dayLine'));
  await line.fill('静かな日');
  await page.reload();
  await expect(line).toHaveValue('静かな日');
  await expectText(page, words('log.dayLineKept'));

  await line.fill('静かな日。');
  await openDay(page, words, '2026-11-19');
  await expect(line).toHaveValue('');
  await openDay(page, words, '2026-11-20');
  await expect(line).toHaveValue('静かな日。');
  await page.keyboard.press('Control+z');
  await expect(line).toHaveValue('静かな日');

  const endless = 'あ'.repeat(10_001);
  await line.fill(endless);
  await line.blur();
  await expectText(page, words('problems.note-too-long'));
  await expect(line).toHaveValue(endless);
});

test('a note that is being written outlives a reload and a way out by the keyboard', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openTask(context, openApp, words);
  const note = field(page, words('tasks.note'));
  await note.fill(NOTE);
  await page.reload();
  await expect(note).toHaveValue(NOTE);

  await note.fill(`${NOTE}。`);
  await page.goBack();
  await expectText(page, words('tasks.saved'));
  await page.goForward();
  await expect(note).toHaveValue(`${NOTE}。`);
});

test('a name that cannot be taken stays in its field', async ({ context, openApp, words }) => {
  const page = await openTask(context, openApp, words);
  const name = field(page, words('tasks.name'));
  const long = 'あ'.repeat(501);
  await name.fill(long);
  await name.blur();
  await expectText(page, words('problems.title-too-long'));
  await expect(name).toHaveValue(long);
});

test('links that cannot be taken are named in the dialog, and a "not now" can become a yes', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const title = member.stages[0]?.title ?? '';
  const page = await openJoined(member);
  await button(page, words('today.notNowItem', { title })).click();
  await goTo(page, '/tasks', 'tasks');
  await expectText(page, words('tasks.declined'));
  await link(page, title).click();
  await button(page, words('tasks.accept')).click();
  await button(page, words('tasks.start')).click();
  await expectText(page, words('tasks.startedOn', { day: '' }));
  await button(page, words('tasks.handOver')).click();
  const dialog = page.getByRole('dialog');
  await field(page, words('tasks.handOverLinks')).fill('https://npo.example/\n'.repeat(21));
  await button(page, words('tasks.handOverDo')).click();
  await expect(dialog).toContainText(words('problems.too-many-links'));
  // Each within its limit, and together more than can be sent.
  const { note, links } = handOverOf(HAND_OVER_BYTES_MAX + 1);
  await field(page, words('tasks.handOverNote')).fill(note);
  await field(page, words('tasks.handOverLinks')).fill(links.join('\n'));
  await button(page, words('tasks.handOverDo')).click();
  await expect(dialog).toContainText(words('problems.hand-over-too-large'));
  await expect(field(page, words('tasks.handOverNote'))).toHaveValue(note);
  await expect(field(page, words('tasks.handOverLinks'))).toHaveValue(links.join('\n'));
  await field(page, words('tasks.handOverLinks')).fill('https://npo.example/');
  await button(page, words('tasks.handOverDo')).click();
  await expectText(page, words('tasks.handedOver', { title }));
  await expect(dialog).toBeHidden();
});

test('a name that cannot be taken is told about, also while the one before it is still being stored', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openTask(context, openApp, words);
  const name = field(page, words('tasks.name'));
  const long = 'あ'.repeat(501);
  await name.evaluate(
    async (input, texts) => {
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
      for (const text of texts) {
        set?.call(input, text);
        for (const event of [
          new Event('input', { bubbles: true }),
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }),
        ]) {
          input.dispatchEvent(event);
          // React has taken it up by then; the database has not.
          for (let turn = 0; turn < 10; turn++) await null;
        }
      }
    },
    [SECOND, long],
  );
  await expectText(page, words('problems.title-too-long'));
  await expect(link(page, SECOND)).toBeVisible();
  await expect(name).toHaveValue(long);
});
