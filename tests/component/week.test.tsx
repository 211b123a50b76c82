import { expect, onTestFinished, test } from 'vitest';
import { cdp, type Locator, page, userEvent } from 'vitest/browser';
import { addEntry } from '#renderer/model/log/entries.ts';
import { checkIn, writeLine } from '#renderer/model/plan/day-page.ts';
import { recordMoment } from '#renderer/model/rhythm/moments.ts';
import { addSleep } from '#renderer/model/rhythm/sleep.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named } from '#tests/words.ts';
import { entryRows, putEntries, save } from './log-steps.ts';
import { openApp } from './open-app.tsx';
import { expectNotSaid, expectSaid } from './said.ts';
import {
  button,
  expectAccessible,
  expectCount,
  expectNoText,
  expectText,
  field,
  goTo,
  ready,
  tabTo,
  typeIn,
} from './screen.ts';

const [TUESDAY, WEDNESDAY, FRIDAY] = ['2026-11-17', '2026-11-18', '2026-11-20'];
const NOW = '2026-11-21T12:00:00+09:00';
const LINE = '雨の音を聞きながら描いた。\n夕方は散歩。';
const at = (text: string) => Date.parse(`${text}:00+09:00`);

/** A week with work on two days, energy on one of them, a line about another, and a night. */
async function livedWeek(workspace: TestWorkspace): Promise<void> {
  await putEntries(workspace, [
    { day: TUESDAY, start: '10:00', end: '12:00' },
    { day: TUESDAY, start: '13:00', end: '13:30' },
    { day: FRIDAY, start: '15:00', end: '17:00' },
  ]);
  await addSleep(workspace, { startAt: at(`${TUESDAY}T23:00`), endAt: at(`${WEDNESDAY}T02:30`) });
  await checkIn(workspace, TUESDAY, { energy: 4 });
  await writeLine(workspace, WEDNESDAY, LINE);
}

async function showAs(media: 'print' | ''): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { media });
}

function openWeek(address: string) {
  return openApp(address, { register: 'ja-easy', now: NOW, given: livedWeek });
}

/** The row of a day on the sheet, from 0 for the first. */
function sheetRow(index: number): Locator {
  return page.getBySelector('[data-ready="week"] ol > li').nth(index);
}

test('each row of the sheet ends with what was worked and how much energy there was; nothing where nothing was said', async () => {
  const { words } = await openWeek('/week');
  const { duration } = phrasesOf('ja-easy');
  const energy = words('week.energyOf', { energy: words('today.energy4') });
  await expectSaid(sheetRow(1), duration(150));
  await expectSaid(sheetRow(1), energy);
  await expectSaid(sheetRow(4), duration(120));
  await expectNotSaid(sheetRow(4), words('week.energyOf', { energy: '' }));
  await expectNotSaid(sheetRow(0), words('week.work'));
  await expectAccessible('the week with its sums');
});

test('by keyboard, the line of a day is read on the sheet, and the week of any date is shown', async () => {
  const { words } = await openWeek('/week');
  const tooltip = page.getByRole('tooltip');
  await tabTo(sheetRow(1).getByRole('link'));
  await expectCount(tooltip, 0);
  await tabTo(sheetRow(2).getByRole('link'));
  await expectText(LINE, tooltip);
  const describedBy = document.activeElement?.getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(describedBy)?.textContent).toBe(LINE);
  await userEvent.keyboard('{Escape}');
  await expectCount(tooltip, 0);

  await typeIn(field(words('log.chooseDay')), '11/4');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.hash).toBe('#/week/2026-11-02');
  await expectText(words('week.emptyWeek'));
  await button(words('week.thisWeek')).click();
  await expect.poll(() => location.hash).toBe('#/week');
});

test.each([
  ['en', '4/11'],
  ['en', '11/23'],
  ['ja', '11/4'],
] as const)('a date is typed in the order in which it is written: in %s, %s', async (register, typed) => {
  const { words } = await openApp('/week', { register, now: '2026-12-10T12:00:00+09:00' });
  await ready('week');
  await typeIn(field(words('log.chooseDay')), typed);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.hash).toBe(`#/week/${typed === '11/23' ? '2026-11-23' : '2026-11-02'}`);
});

test('on paper, the sheet has the sums, and nothing of what the member said of themselves', async () => {
  await openWeek('/week');
  const seen = () => {
    const signs = document.querySelectorAll('[data-ready="week"] ol > li svg');
    const sums = document.querySelectorAll('[data-ready="week"] ol > li > div:last-child > span:first-child');
    return [signs, sums].map((all) => [...all].filter((one) => one.checkVisibility()).length);
  };
  await expect.poll(seen).toEqual([2, 2]);
  onTestFinished(() => showAs(''));
  await showAs('print');
  expect(seen()).toEqual([0, 2]);
  expect(document.querySelector<HTMLElement>('main')?.innerText).not.toContain('雨の音');
});

test('the legend names what either of two weeks shows that stand beside each other', async () => {
  const { words } = await openApp('/week', {
    register: 'en',
    now: NOW,
    given: async (workspace) => {
      await livedWeek(workspace);
      await recordMoment(workspace, 'bath', at('2026-11-11T20:00'));
    },
  });
  await ready('week');
  await expectNoText(words('rhythm.bath'));
  await button(words('week.view')).click();
  await typeIn(field(words('log.chooseDay')).last(), '11/11');
  await userEvent.keyboard('{Enter}');
  await expectText(words('rhythm.bath'));
  await button(words('week.closeCompared')).click();
  await expectNoText(words('rhythm.bath'));
});

test('the log shows the hours of a week that are used, or all of them, and their sum', async () => {
  const { words } = await openWeek('/log/week');
  const { duration } = phrasesOf('ja-easy');
  const tuesday = page.getBySelector('[data-ready="log-week"] section').nth(1).getByRole('listitem');
  await expectText(words('log.weekWorked', { duration: duration(270) }));
  await expectCount(tuesday, 2);
  await expectAccessible('the used hours of a week');
  const hours = page.getBySelector('[data-ready="log-week"] div:has(> section)');
  const height = () => hours.element().getBoundingClientRect().height;
  const ofUsed = height();
  await tabTo(page.getByRole('radio', { name: named(words('log.hoursUsed')) }));
  await userEvent.keyboard('{ArrowRight}');
  await expectCount(tuesday, 3);
  expect(height()).toBeGreaterThan(ofUsed);
});

test('a week without work offers the hours with records', async () => {
  const { words } = await openApp('/log/week', {
    register: 'en',
    now: NOW,
    given: (workspace) => recordMoment(workspace, 'meal', at(`${TUESDAY}T12:20`)),
  });
  await expectCount(page.getByRole('radio', { name: named(words('log.hoursRecorded')) }), 1);
  await expectCount(page.getByRole('radio', { name: named(words('log.hoursUsed')) }), 0);
});

test('the week of the log shows the moments of its days, each opened with one click', async () => {
  const { words } = await openApp('/log/week', {
    register: 'en',
    now: NOW,
    given: async (workspace) => {
      await livedWeek(workspace);
      await recordMoment(workspace, 'meal', at(`${TUESDAY}T12:20`), 'Soup');
      await recordMoment(workspace, 'bath', at(`${FRIDAY}T23:30`));
    },
  });
  const moments = page.getByRole('list', { name: named(words('rhythm.moments')) });
  // The bath was taken outside of the hours of work.
  await expectCount(moments, 1);
  await tabTo(page.getByRole('radio', { name: named(words('log.hoursUsed')) }));
  await userEvent.keyboard('{ArrowRight}');
  await expectCount(moments, 2);
  await expectAccessible('the moments of a week');
  const label = words('rhythm.moment', { kind: words('rhythm.meal'), time: '12:20' });
  await button(label).click();
  await expect.element(field(words('log.note'))).toHaveValue('Soup');
});

test.each([400, 900])(
  'however many moments are close together, each stands in the column of its day, %i px wide',
  async (width) => {
    const size = { width: innerWidth, height: innerHeight };
    onTestFinished(() => page.viewport(size.width, size.height));
    await page.viewport(width, 640);
    const { words } = await openApp('/log/week', {
      register: 'en',
      now: NOW,
      given: async (workspace) => {
        await livedWeek(workspace);
        for (const minute of ['12:00', '12:10', '12:20', '12:30', '12:40', '12:50'])
          await recordMoment(workspace, 'meal', at(`${FRIDAY}T${minute}`));
      },
    });
    await tabTo(page.getByRole('radio', { name: named(words('log.hoursUsed')) }));
    await userEvent.keyboard('{ArrowRight}');
    const friday = page.getBySelector('[data-ready="log-week"] section').nth(4);
    const marks = friday.getByRole('list', { name: named(words('rhythm.moments')) }).getByRole('button');
    await expectCount(marks, 6);
    const column = friday.element().getBoundingClientRect();
    for (const mark of marks.elements()) {
      const { left, right } = mark.getBoundingClientRect();
      expect(left).toBeGreaterThanOrEqual(column.left - 0.5);
      expect(right).toBeLessThanOrEqual(column.right + 0.5);
    }
  },
);

test('all entries stand below their days, each with its sum, also what began late in the night', async () => {
  const { workspace } = await openWeek('/log/all');
  const { duration } = phrasesOf('ja-easy');
  await addEntry(workspace(), {
    taskId: null,
    startAt: at(`${WEDNESDAY}T03:00`),
    endAt: at(`${WEDNESDAY}T05:00`),
    note: 'よる',
  });
  const items = page.getBySelector('[role="grid"] tbody tr');
  await expectCount(items, 6);
  const saidIn = (index: number, text: string) => expectSaid(items.nth(index), text);
  await saidIn(0, duration(120));
  await saidIn(2, duration(210));
  await saidIn(3, 'よる');
  await expectCount(page.getBySelector('[role="grid"] tbody th'), 2);
  await expectAccessible('all of the log by days');
  await tabTo(page.getBySelector('tbody tr[data-id]').first());
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(items.nth(3)).toHaveFocus();
});

test.each([
  ['/log', 'log'],
  ['/log/week', 'log-week'],
  ['/log/all', 'log-all'],
] as const)('work is added on %s', async (address, screen) => {
  const { words } = await openWeek('/');
  await goTo(address, screen);
  await button(words('log.add')).click();
  await field(words('log.start')).fill('9:00');
  await field(words('log.lengthField')).fill('30');
  await save(words);
  await expectText(words('log.added', { title: words('day.withoutTask') }));
  await goTo('/log', 'log');
  await ready('log');
  await expectCount(entryRows(), 1);
});
