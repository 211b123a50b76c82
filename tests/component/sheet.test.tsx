import { expect, onTestFinished, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { checkIn, writeLine } from '#renderer/model/plan/day-page.ts';
import { setPreferences } from '#renderer/model/preferences/preferences.ts';
import { recordMoment } from '#renderer/model/rhythm/moments.ts';
import { addSleep, editSleep } from '#renderer/model/rhythm/sleep.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { sheetLayers } from '#shared/domain/rhythm/sheet-layers.ts';
import { fillMember } from '#tests/fixtures/fill-member.ts';
import { LAST_DAY, type MemberKind, rhythmMember } from '#tests/fixtures/rhythm-members.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named } from '#tests/words.ts';
import { choice } from './block-steps.ts';
import { openApp } from './open-app.tsx';
import {
  button,
  expectAccessible,
  expectCount,
  expectText,
  field,
  goTo,
  painted,
  pointAt,
  pressOn,
  ready,
  showAsPrinted,
  tabTo,
  typeIn,
} from './screen.ts';

const LINE = 'Rain all day.';

/** A member's last two weeks, looked at on the evening of their last day. */
function openSheet(
  address: string,
  kind: MemberKind,
  given?: (workspace: TestWorkspace) => Promise<unknown>,
) {
  return openApp(address, {
    register: 'en',
    now: `${LAST_DAY}T21:00:00+09:00`,
    given: async (workspace) => {
      await fillMember(workspace, rhythmMember(kind), 14);
      await given?.(workspace);
    },
  });
}

/** What is drawn on the first sheet, or on another, told by words that it begins with. */
function drawn(begin: string, sheet = 0): SVGElement[] {
  const plot = document.querySelectorAll('svg[role="group"]')[sheet];
  const all = [...(plot?.querySelectorAll<SVGElement>('[data-mark]') ?? [])];
  return all.filter((mark) => mark.ariaLabel?.startsWith(begin));
}

const rowOf = (mark: Element) => Number(mark.getAttribute('data-mark')?.split(' ')[1]);

async function sleepIn({ db }: TestWorkspace) {
  const rows = parseRows('rhythm', await db.rows('rhythm').toArray());
  return rows.filter(({ kind }) => kind === 'sleep').toSorted((a, b) => a.startAt - b.startAt);
}

/** The night that ends on the fifth day of the sheet. */
function night(): SVGElement {
  const found = drawn('Sleep').find((mark) => rowOf(mark) === 4);
  if (!found) throw new Error('no night is drawn');
  return found;
}

test('a layer that is hidden is neither on the sheet nor in the legend, also after a restart', async () => {
  const { words, reload } = await openSheet('/week', 'regular');
  await expect.poll(() => drawn('Meal').length).toBeGreaterThan(10);
  const inLegend = (name: string) => page.getByRole('listitem').filter({ hasText: named(name) });
  await expectCount(inLegend(words('rhythm.meal')), 1);
  await button(words('week.view')).click();
  await expectAccessible('the ways to look at a sheet');
  await choice('checkbox', words('week.meals'), page.getByRole('dialog')).click();
  await expect.poll(() => drawn('Meal').length).toBe(0);
  await userEvent.keyboard('{Escape}');
  await reload();
  await ready('week');
  await expect.poll(() => drawn('Sleep').length).toBeGreaterThan(5);
  expect(drawn('Meal')).toEqual([]);
  await expectCount(inLegend(words('rhythm.meal')), 0);
});

test('in a double plot, a drifting member sees each night twice, once beside the day before it', async () => {
  const { words } = await openSheet('/week', 'drifting');
  await expect.poll(() => drawn('Sleep').length).toBeGreaterThan(5);
  const single = new Map(drawn('Sleep').map((mark) => [mark.getAttribute('data-mark') ?? '', rowOf(mark)]));
  await button(words('week.view')).click();
  await choice('radio', '2 days', page.getByRole('dialog')).click();
  await expect.poll(() => drawn('Sleep').length).toBeGreaterThan(single.size);
  const rowsOf = (id: string) =>
    drawn('Sleep')
      .filter((mark) => mark.dataset.mark?.startsWith(id))
      .map(rowOf);
  for (const [key, row] of single) {
    const rows = rowsOf(key.split(' ')[0] ?? '');
    expect(rows).toContain(row);
    if (row > 0) expect(rows).toContain(row - 1);
  }
});

test('now is drawn in the row that it lies in, also where rows begin at noon', async () => {
  await openApp('/week', {
    register: 'en',
    now: `${LAST_DAY}T09:00:00+09:00`,
    given: async (workspace) => {
      await fillMember(workspace, rhythmMember('regular'), 7);
      await setPreferences(workspace, { sheetStartMinutes: 720 });
    },
  });
  await expect.poll(() => drawn('Sleep').length).toBeGreaterThan(4);
  const lines = document.querySelectorAll('svg[role="group"] line[class*="now"]');
  expect([...lines].map((line) => line.getAttribute('x1'))).toEqual(['87.5%']);
});

test('by keyboard, one goes from mark to mark, moves an edge of sleep by five minutes or thirty, and takes it back', async () => {
  const { words, workspace } = await openSheet('/week', 'regular');
  await expect.poll(() => drawn('Sleep').length).toBeGreaterThan(5);
  await tabTo(page.getBySelector('svg[role="group"] [data-mark][tabindex="0"]'));
  // To the last mark of the last row, and back to the night before today.
  for (let row = 0; row < 7; row++) await userEvent.keyboard('{ArrowDown}');
  await userEvent.keyboard('{Home}');
  const mark = document.activeElement;
  expect(mark?.ariaLabel).toMatch(/^Sleep: /);
  await expectText(words('week.marksHint'));
  const before = await sleepIn(workspace());
  const id = mark?.getAttribute('data-mark')?.split(' ')[0];
  const nightBefore = before.find((record) => record.id === id);
  const changed = async () => {
    const now = (await sleepIn(workspace())).find((record) => record.id === id);
    const minutes = (at?: number | null, from?: number | null) => ((at ?? 0) - (from ?? 0)) / MINUTE_MS;
    return [minutes(now?.startAt, nightBefore?.startAt), minutes(now?.endAt, nightBefore?.endAt)];
  };
  const up = page.getByRole('slider', { name: named(words('week.upEdge')) });
  await tabTo(up);
  const told = () => up.element().getAttribute('aria-valuetext');
  const toldBefore = told();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(changed).toEqual([0, -5]);
  await expect.poll(told).not.toBe(toldBefore);
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  await expect.poll(changed).toEqual([0, -35]);
  await expectText(words('log.sleepKept'));
  await expectAccessible('the edges of sleep');
  await expect.element(up).toHaveFocus();
  await userEvent.keyboard('{Control>}z{/Control}');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(changed).toEqual([0, 0]);
  // What is left with Escape is not saved.
  await userEvent.keyboard('{ArrowLeft>}{Escape}{/ArrowLeft}');
  await painted();
  expect(await changed()).toEqual([0, 0]);
});

test('keys move the sleep that was reached with them, whatever lies under the pointer, and pointing shows the edges of another', async () => {
  const { words, workspace } = await openSheet('/week', 'regular');
  await expect.poll(() => drawn('Sleep').length).toBeGreaterThan(5);
  const idOf = (mark: Element) => mark.getAttribute('data-mark')?.split(' ')[0] ?? '';
  const endOf = async (id: string) => (await sleepIn(workspace())).find((record) => record.id === id)?.endAt;
  const other = drawn('Sleep').find((mark) => rowOf(mark) === 2 && idOf(mark) !== idOf(night()));
  if (!other) throw new Error('no other night is drawn');
  const ids = [idOf(night()), idOf(other)] as const;
  const before = [(await endOf(ids[0])) ?? 0, (await endOf(ids[1])) ?? 0] as const;
  const up = page.getByRole('slider', { name: named(words('week.upEdge')) });
  const markOf = (id: string) => page.getBySelector(`[data-mark^="${id} "]`).first();
  await tabTo(page.getBySelector('svg[role="group"] [data-mark][tabindex="0"]'));
  night().focus();
  await tabTo(up);
  await pointAt(markOf(ids[1]));
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(() => endOf(ids[0])).toBe(before[0] - 5 * MINUTE_MS);
  expect(await endOf(ids[1])).toBe(before[1]);
  // A record that is read anew, as after the last save, takes nothing back of a key that is still held.
  await userEvent.keyboard('{ArrowLeft>}');
  const record = (await sleepIn(workspace())).find(({ id }) => id === ids[0]);
  if (!record) throw new Error('the night is not there');
  await editSleep(workspace(), record, { startAt: record.startAt - 5 * MINUTE_MS, endAt: record.endAt });
  const count = drawn('Sleep').length;
  await addSleep(workspace(), { startAt: before[0] + 240 * MINUTE_MS, endAt: before[0] + 270 * MINUTE_MS });
  await expect.poll(() => drawn('Sleep').length).toBeGreaterThan(count);
  await userEvent.keyboard('{/ArrowLeft}');
  await expect.poll(() => endOf(ids[0])).toBe(before[0] - 10 * MINUTE_MS);
  // What was moved and saved is no reason to show no other edges.
  const place = () => up.element().getAttribute('aria-valuetext');
  const placeBefore = place();
  await userEvent.tab();
  await pointAt(page.getByRole('heading', { level: 1 }));
  await pointAt(markOf(ids[1]));
  await expect.poll(place).not.toBe(placeBefore);
});

test('an edge of sleep is dragged, and lands at full five minutes', async () => {
  const { words, workspace } = await openSheet('/week', 'regular');
  await expect.poll(() => drawn('Sleep').length).toBeGreaterThan(5);
  const id = night().getAttribute('data-mark')?.split(' ')[0];
  night().focus();
  const edge = page.getByRole('slider', { name: named(words('week.upEdge')) });
  await expect.element(edge).toBeInTheDocument();
  const frame = window.frameElement?.getBoundingClientRect();
  const box = edge.element().getBoundingClientRect();
  const [x, y] = [
    (frame?.left ?? 0) + box.left + box.width / 2,
    (frame?.top ?? 0) + box.top + box.height / 2,
  ];
  const plot = document.querySelector('svg[role="group"]')?.getBoundingClientRect();
  const hour = (plot?.width ?? 0) / 24;
  const before = (await sleepIn(workspace())).find((record) => record.id === id);
  const mouse = (type: string, at: number) =>
    cdp().send('Input.dispatchMouseEvent', {
      type,
      x: at,
      y,
      button: 'left',
      buttons: 1,
      clickCount: 1,
    } as never);
  await mouse('mousePressed', x);
  await mouse('mouseMoved', x - hour / 2);
  await mouse('mouseMoved', x - hour);
  await mouse('mouseReleased', x - hour);
  const endAt = async () => (await sleepIn(workspace())).find((record) => record.id === id)?.endAt ?? 0;
  await expect.poll(endAt).not.toBe(before?.endAt);
  expect((await endAt()) % (5 * MINUTE_MS)).toBe(0);
  expect(Math.abs((await endAt()) - ((before?.endAt ?? 0) - 60 * MINUTE_MS))).toBeLessThan(10 * MINUTE_MS);
});

test('sleep that is picked opens to be corrected, and everything else opens its day', async () => {
  const { words } = await openSheet('/week', 'regular');
  await expect.poll(() => drawn('Meal').length).toBeGreaterThan(10);
  night().dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expectText(words('log.editSleep'));
  await userEvent.keyboard('{Escape}');
  await expectCount(page.getByRole('dialog'), 0);
  drawn('Meal')[0]?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.hash).toMatch(/^#\/log\/2026-11-\d\d$/);
});

test('an earlier week stands beside the one that is shown, and goes again', async () => {
  const { words } = await openSheet('/week', 'reversed');
  await button(words('week.view')).click();
  await typeIn(field(words('log.chooseDay')).last(), '11/11');
  await userEvent.keyboard('{Enter}');
  const sheets = page.getBySelector('svg[role="group"]');
  await expectCount(sheets, 2);
  await expect.poll(() => drawn('Sleep', 1).length).toBeGreaterThan(4);
  const [one, other] = sheets.elements().map((sheet) => sheet.getBoundingClientRect());
  expect(other?.top).toBe(one?.top);
  expect(other?.left).toBeGreaterThan(one?.right ?? 0);
  await expectAccessible('two weeks');
  await page.viewport(900, 640);
  await painted();
  const [above, below] = sheets.elements().map((sheet) => sheet.getBoundingClientRect());
  expect(below?.top).toBeGreaterThan(above?.bottom ?? 0);
  await pressOn(button(words('week.closeCompared')));
  await expectCount(sheets, 1);
});

test('two quick steps of the week that stands beside it are two weeks', async () => {
  const { words } = await openSheet('/week', 'regular');
  await button(words('week.view')).click();
  await typeIn(field(words('log.chooseDay')).last(), '11/11');
  await userEvent.keyboard('{Enter}');
  const beside = page.getBySelector('section[aria-labelledby]:has(svg[role="group"])');
  await expectCount(beside, 1);
  const back = beside.getByRole('button', { name: named(words('week.previousWeek')) }).element();
  // Both before another week can have been read.
  for (const step of [back, back]) {
    (step as HTMLElement).click();
    await Promise.resolve();
  }
  await expectText(
    words('week.range', {
      from: phrasesOf('en').dayShort('2026-10-26'),
      to: phrasesOf('en').dayShort('2026-11-01'),
    }),
    beside.getByRole('heading'),
  );
});

test.each([500, 900, 1_300])(
  'the signs of a month lie beside each other, and in their rows, %i px wide',
  async (width) => {
    const size = { width: innerWidth, height: innerHeight };
    onTestFinished(() => page.viewport(size.width, size.height));
    await page.viewport(width, 640);
    const startAt = Date.parse(`${LAST_DAY}T04:05:00+09:00`);
    await openApp('/week/month', {
      register: 'en',
      now: `${LAST_DAY}T21:00:00+09:00`,
      given: async (workspace) => {
        for (let index = 0; index < 4; index++)
          await recordMoment(workspace, 'meal', startAt + index * MINUTE_MS);
      },
    });
    await ready('week-month');
    const plot = page.getByRole('slider').element().getBoundingClientRect();
    const places = () =>
      [...document.querySelectorAll('[role="slider"] > svg > svg:not([viewBox])')]
        .map((sign) => (Number.parseFloat(sign.getAttribute('x') ?? '') / 100) * plot.width)
        .toSorted((a, b) => a - b);
    await expect.poll(() => places().length).toBe(4);
    for (const [index, place] of places().entries()) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(plot.width);
      if (index > 0) expect(place - (places()[index - 1] ?? 0)).toBeGreaterThanOrEqual(15.9);
    }
  },
);

test('a month and a year are gone through by keyboard, and lead to a day and to its week', async () => {
  const { words, workspace } = await openSheet('/week', 'shift');
  const { day } = phrasesOf('en');
  await choice('radio', words('week.viewMonth')).click();
  await ready('week-month');
  const month = page.getByRole('slider', { name: named(words('week.sheetMonth', { month: 'Nov 2026' })) });
  await tabTo(month);
  await expect.element(month).toHaveAttribute('aria-valuetext', expect.stringContaining(day(LAST_DAY)));
  await userEvent.keyboard('{ArrowUp}');
  await expectText(day('2026-11-21'));
  await expect.element(month).toHaveAttribute('aria-valuetext', expect.stringMatching(/Sleep: /));
  await expectAccessible('a month');
  // What is hidden is not drawn, but nobody is told that it was not recorded.
  await setPreferences(workspace(), { hiddenLayers: [...sheetLayers] });
  await expect.poll(() => document.querySelectorAll('[role="slider"] path').length).toBe(0);
  await expect.element(month).toHaveAttribute('aria-valuetext', expect.stringMatching(/Sleep: /));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.hash).toBe('#/log/2026-11-21');
  await goTo('/week/year', 'week-year');
  const year = page.getByRole('slider', { name: named(words('week.sheetYear', { year: '2026' })) });
  await tabTo(year);
  await userEvent.keyboard('{PageUp}{Enter}');
  await expect.poll(() => location.hash).toBe('#/week/2026-10-25');
  await goTo('/week/year', 'week-year');
  await page.getByRole('link', { name: named(words('week.openMonth', { month: 'Mar' })) }).click();
  await expect.poll(() => location.hash).toBe('#/week/month/2026-03');
  await expectText(words('week.emptyMonth'));
  await expectCount(page.getBySelector('main button[class*="main"]'), 1);
});

test('on paper there is what was chosen for it, in black and white, and nothing said of oneself unless chosen', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => {});
  onTestFinished(() => print.mockRestore());
  const { words } = await openSheet('/week', 'regular', async (workspace) => {
    await checkIn(workspace, LAST_DAY, { energy: 4, mood: 1 });
    await writeLine(workspace, LAST_DAY, LINE);
    await setPreferences(workspace, { hiddenLayers: ['contact'] });
  });
  await expect.poll(() => drawn('Meal').length).toBeGreaterThan(10);
  const choose = (name: string) => choice('checkbox', name, page.getByRole('dialog')).click();
  const signsOfSelf = () =>
    [...document.querySelectorAll('[data-ready="week"] ol > li > div:last-child svg')].filter((sign) =>
      sign.checkVisibility(),
    ).length;
  const shown = () => document.querySelector<HTMLElement>('main')?.innerText ?? '';
  // The table that is open has everything, whatever is chosen for the paper.
  await page.getBySelector('details > summary').first().click();
  await expectText(words('week.perDay'));
  await button(words('week.print')).click();
  await expectAccessible('what is printed');
  await choose(words('week.meals'));
  await button(words('week.print'), page.getByRole('dialog')).click();
  await expect.poll(() => print.mock.calls.length).toBe(1);
  await showAsPrinted();
  expect([drawn('Meal').length, drawn('Contact').length, signsOfSelf()]).toEqual([0, 0, 0]);
  expect(drawn('Sleep').length).toBeGreaterThan(5);
  expect(shown()).not.toContain(LINE);
  expect(shown()).not.toContain(words('week.perDay'));
  expect(await coloured()).toBe(0);

  window.dispatchEvent(new Event('afterprint'));
  await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  await expect.poll(() => drawn('Meal').length).toBeGreaterThan(10);
  await button(words('week.print')).click();
  await choose(words('week.self'));
  await choose(words('week.lines'));
  await button(words('week.print'), page.getByRole('dialog')).click();
  await expect.poll(() => print.mock.calls.length).toBe(2);
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  await expect.poll(signsOfSelf).toBeGreaterThan(0);
  expect(shown()).toContain(LINE);
});

test('a week of which nothing is recorded says what will be here, and offers how to begin', async () => {
  const { words } = await openSheet('/week/2026-01-05', 'regular');
  await expectText(words('week.emptyWeek'));
  await expectCount(page.getBySelector('main button[class*="main"]'), 1);
  await button(words('log.addSleep')).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
});

/** How many points of the page are neither black nor white nor between. */
async function coloured(): Promise<number> {
  await painted();
  const base64 = await page.screenshot({ save: false, element: document.body });
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0);
  const points = context?.getImageData(0, 0, picture.width, picture.height).data ?? new Uint8ClampedArray();
  let count = 0;
  for (let at = 0; at < points.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = points.subarray(at, at + 3);
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 8) count++;
  }
  return count;
}
