import { expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { addEntry } from '#renderer/model/log/entries.ts';
import { addTask } from '#renderer/model/work/tasks.ts';
import { weekDays, weekStart } from '#shared/domain/day/day.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, saying, type Words } from '#tests/words.ts';
import { arrowTo } from './arrows.ts';
import {
  betweenRows,
  cell,
  choice,
  choose,
  dayOfWeek,
  type EntryBefore,
  enter,
  entryRows,
  expectDay,
  openDay,
  openEntry,
  panel,
  putEntries,
  save,
  tableRows,
  taskField,
  total,
} from './log-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { expectNotSaid, expectSaid, expectWhole } from './said.ts';
import {
  button,
  expectAccessible,
  expectCount,
  expectNoText,
  expectText,
  field,
  pressOn,
  ready,
  tabTo,
  typeIn,
  undoByKeys,
} from './screen.ts';

/** Days that have passed: no entry of theirs is still to come. */
const FRIDAY = '2026-11-20';
const THURSDAY = '2026-11-19';

/** Three entries of one day: the first two share half an hour, and half an hour lies before the third. */
const uneven: EntryBefore[] = [
  { day: FRIDAY, start: '09:00', end: '10:00', note: 'first' },
  { day: FRIDAY, start: '09:30', end: '10:30', note: 'second' },
  { day: FRIDAY, start: '11:00', end: '11:30', note: 'third' },
];

/** Three entries of two days, for actions on several entries. */
const several: EntryBefore[] = [
  { day: THURSDAY, start: '22:00', end: '23:00', note: 'ロゴの 下書き' },
  { day: FRIDAY, start: '09:00', end: '10:00', note: 'ちらし' },
  { day: FRIDAY, start: '10:00', end: '11:00', note: 'ﾛｺﾞの色' },
];

test('an entry is split in two, made one again, and all of it is taken back', async () => {
  const app = await openApp(`/log/${FRIDAY}`);
  const { words } = app;
  await openDay(words, FRIDAY);
  await enter(words, '9:00', '10:00');
  const rows = entryRows();

  await openEntry(words, rows.first());
  const splitAt = field(words('log.splitAt'));
  await expect.element(splitAt).toHaveValue('9:30');
  await expectAccessible('an entry with its parts');
  await splitAt.fill('11:00');
  await button(words('log.split')).click();
  await expectText(words('errors.entry-split-outside'));
  await splitAt.fill('9:20');
  await button(words('log.split')).click();
  await expectCount(rows, 2);
  await expectSaid(cell(rows.nth(0), 'end'), '9:20');
  await expectSaid(cell(rows.nth(1), 'start'), '9:20');

  await openEntry(words, rows.first());
  await panel().getByRole('button', { name: /9:20/ }).click();
  await expectCount(rows, 1);
  await expectText(words('log.joined'));
  await undoByKeys();
  await expectCount(rows, 2);
  await undoByKeys();
  await expectCount(rows, 1);
  await undoByKeys();
  await expectCount(rows, 0);
  await app.reload();
  await ready('log');
  await expect.element(button(words('log.add'))).toBeVisible();
  await expectCount(rows, 0);
});

test('an end on the next day is offered by one press, and a date without its year is the last one', async () => {
  const { words, workspace } = await openApp(`/log/${FRIDAY}`, { now: '2026-11-23T12:00:00+09:00' });
  await openDay(words, FRIDAY);
  await button(words('log.add')).click();
  await field(words('log.startDay')).fill('11/19');
  await field(words('log.start')).fill('20:00');
  const nextDay = button(words('log.endNextDay', { day: '11月20日' }));
  // Nothing is offered on the way to a time.
  await field(words('log.end')).fill('9:00');
  await expect.element(field(words('log.start'))).toHaveValue('20:00');
  expect(nextDay.query()).toBeNull();
  await userEvent.tab();
  await nextDay.click();
  await expectDay(field(words('log.endDay')), FRIDAY);
  await save(words);
  await button(words('log.add')).click();
  await field(words('log.startDay')).fill('12/31');
  await userEvent.tab();
  await expectDay(field(words('log.startDay')), '2025-12-31');
  const [entry] = await workspace().db.rows('entries').toArray();
  const at = (text: string) => Date.parse(`${text}+09:00`);
  expect([entry?.startAt, entry?.endAt]).toEqual([at('2026-11-19T20:00'), at('2026-11-20T09:00')]);
});

test('after midnight, the date that the calendar shows is this one, and no other year', async () => {
  const { words } = await openApp('/log', { now: '2026-11-24T01:00:00+09:00' });
  await ready('log');
  await button(words('log.add')).click();
  for (const label of [words('log.startDay'), words('log.endDay')]) {
    await field(label).fill('11/24');
    await userEvent.tab();
    await expectDay(field(label), '2026-11-24');
  }
});

test('time that is told twice goes to the one that is chosen', async () => {
  const { words } = await openUneven();
  const shared = betweenRows().first();
  await expectTotal(words, 150);
  await expectAccessible('a day with an overlap and a gap');
  await shared.getByRole('button', { name: /9:00/ }).click();
  await expectText(words('log.settled'));
  await expectTotal(words, 120);
  // The first stays whole, and the second begins where it ends.
  await expectSaid(cell(entryRows().nth(0), 'end'), '10:00');
  await expectSaid(cell(entryRows().nth(1), 'start'), '10:00');
  await undoByKeys();
  await expectTotal(words, 150);
});

test('two entries that share time become one, with the words of both', async () => {
  const { words } = await openUneven();
  await button(words('log.makeOne')).click();
  await expectCount(entryRows(), 2);
  await expectTotal(words, 120);
  await expectText('first');
  await expectText('second');
});

test('a gap is filled by what came before, or by an entry of its own', async () => {
  const { words } = await openUneven();
  await button(words('log.makeOne')).click();
  await expectCount(betweenRows(), 1);
  const gap = betweenRows();
  await gap.getByRole('button', { name: saying(words('log.gapExtend')) }).click();
  await expectTotal(words, 150);
  await expectCount(betweenRows(), 0);
  await undoByKeys();
  await gap.getByRole('button', { name: saying(words('log.gapAdd')) }).click();
  await expect.element(field(words('log.start'))).toHaveValue('10:30');
  await expect.element(field(words('log.end'))).toHaveValue('11:00');
  await save(words);
  await expectCount(entryRows(), 3);
  await expectTotal(words, 150);
});

test('what was added is told by the name of its work, also where nothing else on the day names it', async () => {
  const title = '先月のしごと';
  const { words } = await openApp(`/log/${FRIDAY}`, {
    given: (workspace) => addTask(workspace, title, '2026-10-20'),
  });
  await button(words('log.add')).click();
  await field(words('log.start')).fill('9:00');
  await field(words('log.end')).fill('9:30');
  await taskField(words).fill('先月');
  await page.getByRole('option', { name: named(title) }).click();
  await save(words);
  await expectText(words('log.added', { title }));
});

test('a length can be typed in place of an end; each follows the other, and the last typed one holds', async () => {
  const { words } = await openApp(`/log/${FRIDAY}`);
  await button(words('log.add')).click();
  const [start, end] = [field(words('log.start')), field(words('log.end'))];
  const length = field(words('log.lengthField'));
  await start.fill('9:00');
  await length.fill('1h30');
  await expect.element(end).toHaveValue('10:30');
  await start.fill('10:00');
  await expect.element(end).toHaveValue('11:30');
  await end.fill('11:00');
  await expect.element(length).toHaveValue('1:00');
  await start.fill('9:00');
  await expect.element(length).toHaveValue('2:00');
  await length.fill('soon');
  await userEvent.tab();
  await expectText(words('log.lengthNeeded'), panel());
  await button(words('common.save'), panel()).click();
  await expect.element(length).toHaveFocus();
  await expectCount(panel().getByText(words('log.timeNeeded')), 0);
  // Without a length, the end is what is asked for.
  await length.fill('');
  await button(words('common.save'), panel()).click();
  await expectText(words('log.timeNeeded'), panel());
  await expect.element(end).toHaveFocus();
  await length.fill('45分');
  await userEvent.keyboard('{Enter}');
  await expectCount(panel(), 0);
  await expectWhole(total(words), words('log.worked', { duration: phrasesOf('ja').duration(45) }));
});

test('by keyboard, work that is on no list is named in its own words', async () => {
  const { words } = await openApp(`/log/${FRIDAY}`, {
    register: 'ja-easy',
    given: async (workspace) => {
      await addTask(workspace, 'ちらしの色', null);
      await addTask(workspace, 'ロゴの下書き', null, { project: '花屋' });
    },
  });
  const work = taskField(words);
  const shown = page.getByRole('option');
  await pressOn(button(words('log.add')));
  await typeIn(field(words('log.start')), '9:00');
  await typeIn(field(words('log.end')), '9:45');
  // What was offered is left by Escape, and the panel stays.
  await typeIn(work, 'ろご');
  await expectCount(shown, 1);
  await expectAccessible('what can be named in an entry');
  await userEvent.keyboard('{Escape}');
  await expectCount(shown, 0);
  await expect.element(work).toHaveValue('ろご');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(work).toHaveValue('ロゴの下書き');
  await expectNoText(words('log.newTask', { title: 'ろご' }));
  await userEvent.keyboard('{Backspace}{Backspace}{Backspace}');
  await expectText(words('log.newTask', { title: 'ロゴの' }));
  await userEvent.fill(work, '電話');
  await expectCount(shown, 0);
  await expectText(words('log.newTask', { title: '電話' }));
  await userEvent.keyboard('{Enter}');
  await expectCount(panel(), 0);
  await expectText(words('log.added', { title: '電話' }));
  await expectSaid(entryRows().first(), '電話');

  // The same words name the same task now, and one undo takes back both.
  await pressOn(button(words('log.add')));
  await typeIn(work, '電話');
  await expectCount(shown, 1);
  await userEvent.keyboard('{Escape}');
  await expectNoText(words('log.newTask', { title: '電話' }));
  await userEvent.keyboard('{Escape}');
  await expectCount(panel(), 0);
  await undoByKeys();
  await expectCount(entryRows(), 0);
  await pressOn(button(words('log.add')));
  await expect.element(work).toHaveValue('電話');
  await expectText(words('log.newTask', { title: '電話' }));
});

test('an input method keeps its Enter and its Escape in the field of the task', async () => {
  const { words } = await openApp(`/log/${FRIDAY}`, {
    given: (workspace) => addTask(workspace, 'でんわ', null),
  });
  await button(words('log.add')).click();
  const work = taskField(words);
  await work.click();
  const input = work.element() as HTMLInputElement;
  const compose = (type: string) => input.dispatchEvent(new CompositionEvent(type, { bubbles: true }));
  const press = (key: string) =>
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, isComposing: true }),
    );
  compose('compositionstart');
  await userEvent.keyboard('でん');
  await expectCount(page.getByRole('option'), 1);
  for (const key of ['ArrowDown', 'Enter', 'Escape']) {
    expect(press(key), `${key} is left to the input method`).toBe(true);
    await expect.element(work).toHaveValue('でん');
  }
  await expect.element(panel()).toBeVisible();
  await expectCount(page.getByRole('option'), 1);
  compose('compositionend');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(work).toHaveValue('でんわ');
});

test('several entries are given a task of which only the words are typed', async () => {
  const { words, rows } = await openSeveral('/log/all');
  await tabTo(rows.first());
  await userEvent.keyboard('{Control>}a{/Control}');
  await pressOn(button(words('log.selectedChange')));
  await typeIn(taskField(words), 'あたらしいしごと');
  await userEvent.keyboard('{Enter}');
  await expectText(words('log.changedMany', { count: '3' }));
  for (let row = 0; row < 3; row++) await expectSaid(rows.nth(row), 'あたらしいしごと');
  await undoByKeys();
  await expectNotSaid(page.getByRole('grid'), 'あたらしいしごと');
});

test('one like another is added, and where the time went is told by kind', async () => {
  const { words } = await openApp(`/log/${FRIDAY}`, {
    register: 'en',
    given: (workspace) =>
      putEntries(workspace, [{ day: FRIDAY, start: '09:00', end: '10:00', note: 'again' }]),
  });
  await openEntry(words, entryRows().first());
  await button(words('log.duplicate')).click();
  await expect.element(field(words('log.note'))).toHaveValue('again');
  await field(words('log.start')).fill('13:00');
  await field(words('log.end')).fill('13:45');
  await choose(words('log.kind'), words('log.kindStudy'));
  await save(words);
  await expectCount(entryRows(), 2);

  const totals = page.getByRole('region', { name: named(words('log.totals')) });
  const lines = totals.getByRole('listitem');
  await expectCount(lines, 1);
  await totals.getByText(words('log.byKind')).click();
  await expectCount(lines, 2);
  // The most first.
  await expectWhole(lines.nth(0), words('log.kindWork') + phrasesOf('en').duration(60));
  await expectWhole(lines.nth(1), words('log.kindStudy') + phrasesOf('en').duration(45));
});

test('by keyboard, entries of a week are selected, deleted and brought back', async () => {
  const { words, rows } = await openSeveral(`/log/${FRIDAY}`);
  await pressOn(view(words, 'log.viewWeek'));
  await expectCount(rows, 3);
  for (const day of weekDays(weekStart(FRIDAY, 1)))
    await expect.element(dayOfWeek('ja-easy', day)).toBeVisible();
  await tabTo(rows.first());
  await userEvent.keyboard('[Space]');
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await expectText(words('log.selected', { count: '2' }));
  await expectAccessible('selected entries');
  await userEvent.keyboard('{Delete}');
  await expectCount(rows, 1);
  await expect.element(rows.first()).toHaveFocus();
  await expectText(words('log.deletedMany', { count: '2' }));
  await undoByKeys();
  await expectCount(rows, 3);
});

test('by keyboard, an entry is found among all by its words, however they were typed', async () => {
  const { words, rows } = await openSeveral(`/log/${FRIDAY}`);
  await pressOn(view(words, 'log.viewAll'));
  await expectText(words('log.found', { count: '3' }));
  await expectSaid(rows.first(), 'ﾛｺﾞの色');
  await expectAccessible('all of the log');
  const search = field(words('log.search'));
  await typeIn(search, 'ろご');
  await expectText(words('log.found', { count: '2' }));
  await expectCount(rows, 2);
  await typeIn(search, 'ろご 色');
  await expectCount(rows, 1);
  await typeIn(search, 'nowhere');
  await expectText(words('log.notFound'));
  await userEvent.keyboard('{Escape}');
  await expectCount(rows, 3);
});

test('by keyboard, an entry of a date is opened, and the focus comes back to its row', async () => {
  const { words, rows } = await openSeveral('/log/all');
  await typeIn(field(words('log.chooseDay')), THURSDAY);
  await userEvent.keyboard('{Enter}');
  await tabTo(rows.last());
  await userEvent.keyboard('{Enter}');
  await expect.element(field(words('log.note'))).toHaveValue('ロゴの 下書き');
  await userEvent.keyboard('{Escape}');
  await expect.element(rows.last()).toHaveFocus();
});

test('what is selected and not found is not deleted', async () => {
  const { words, rows } = await openSeveral('/log/all');
  const search = field(words('log.search'));
  await tabTo(rows.first());
  await userEvent.keyboard('{End}');
  await expect.element(rows.last()).toHaveFocus();
  await userEvent.keyboard('[Space]');
  await expectText(words('log.selected', { count: '1' }));
  await typeIn(search, 'ちらし');
  await expectCount(rows, 1);
  await expectNoText(words('log.selected', { count: '1' }));
  await tabTo(rows.first());
  await userEvent.keyboard('{Delete}');
  await expectText(words('log.deletedMany', { count: '1' }));
  await expectCount(rows, 0);
  await undoByKeys();
  await expectCount(rows, 1);
  await tabTo(search);
  await userEvent.keyboard('{Escape}');
  await expectCount(rows, 3);
});

test('by keyboard, many entries are changed at once, and changed back', async () => {
  const { words, rows } = await openSeveral('/log/all');
  const kind = words('log.kindMeeting');
  await tabTo(rows.first());
  await userEvent.keyboard('{Control>}a{/Control}');
  await expectText(words('log.selected', { count: '3' }));
  await pressOn(button(words('log.selectedChange')));
  await expect.element(panel()).toBeVisible();
  await expectAccessible('the panel for many');
  await pressOn(choice(words('log.kind')));
  await arrowTo(page.getByRole('option', { name: named(kind) }), '{ArrowDown}');
  await userEvent.keyboard('{Enter}');
  await pressOn(button(words('common.save'), panel()));
  await expectText(words('log.changedMany', { count: '3' }));
  for (let row = 0; row < 3; row++) await expectSaid(rows.nth(row), kind);
  await undoByKeys();
  await expectNotSaid(page.getByRole('grid'), kind);
});

test('the breaks of an entry are seen, corrected, added and removed in its panel, and parts add up to their sum', async () => {
  const { words } = await openApp(`/log/${FRIDAY}`, {
    register: 'en',
    given: async (workspace) => {
      const at = (time: string) => Date.parse(`${FRIDAY}T${time}+09:00`);
      await addEntry(workspace, {
        taskId: null,
        startAt: at('09:00:40'),
        endAt: at('10:57:10'),
        pauses: [{ startAt: at('09:30:50'), endAt: at('09:35:20') }],
        note: 'with a break',
      });
      await addEntry(workspace, {
        taskId: null,
        startAt: at('10:57:10'),
        endAt: at('11:30:05'),
        note: '',
      });
    },
  });
  const lengthOf = (row: number) => cell(entryRows().nth(row), 'length');
  const { duration } = phrasesOf('en');
  await expectWhole(lengthOf(0), duration(112));
  await expectWhole(lengthOf(1), duration(33));
  await expectTotal(words, 145);
  await expectSaid(entryRows().first(), words('log.breakLength', { duration: duration(5) }));

  await openEntry(words, entryRows().first());
  const [from, until] = [field(words('log.breakStart')), field(words('log.breakEnd'))];
  await expect.element(from).toHaveValue('9:30');
  await expect.element(until).toHaveValue('9:35');
  await expectText(words('log.countedSoFar', { duration: duration(112) }), panel());
  await until.fill('9:45');
  await expectText(words('log.countedSoFar', { duration: duration(102) }), panel());
  await button(words('log.breakAdd')).click();
  await expect.element(from.nth(1)).toHaveFocus();
  await from.nth(1).fill('11:00');
  await button(words('common.save'), panel()).click();
  await expectText(words('log.timeNeeded'), panel());
  await until.nth(1).fill('11:10');
  await button(words('common.save'), panel()).click();
  await expectText(words('errors.entry-break-outside'), panel());
  await expectAccessible('an entry with its breaks');
  await from.nth(1).fill('10:00');
  await until.nth(1).fill('10:02');
  await save(words);
  await expectWhole(lengthOf(0), duration(100));
  await expectTotal(words, 133);

  await openEntry(words, entryRows().first());
  await button(words('log.breakRemove', { number: '1' })).click();
  await save(words);
  await expectWhole(lengthOf(0), duration(115));
  await undoByKeys();
  await expectWhole(lengthOf(0), duration(100));
  await undoByKeys();
  await expectWhole(lengthOf(0), duration(112));
});

/** A day with an overlap and a gap. */
async function openUneven(): Promise<OpenedApp> {
  const app = await openApp(`/log/${FRIDAY}`, {
    register: 'en',
    given: (workspace) => putEntries(workspace, uneven),
  });
  await expectCount(entryRows(), 3);
  return app;
}

/** The app with three entries of two days, and the rows of the table of all entries. */
async function openSeveral(address: string): Promise<OpenedApp & { rows: Locator }> {
  const app = await openApp(address, {
    register: 'ja-easy',
    given: (workspace) => putEntries(workspace, several),
  });
  return { ...app, rows: tableRows() };
}

/** A link to another view of the log. */
function view(words: Words, name: 'log.viewWeek' | 'log.viewAll'): Locator {
  const views = page.getByRole('navigation', { name: named(words('log.views')) });
  return views.getByRole('link', { name: named(words(name)) });
}

/** The day adds up to so many minutes. */
async function expectTotal(words: Words, minutes: number): Promise<void> {
  await expectWhole(total(words), words('log.worked', { duration: phrasesOf('en').duration(minutes) }));
}
