import axe from 'axe-core';
import { expect, onTestFinished } from 'vitest';
import { cdp, type Locator, locators, page, userEvent } from 'vitest/browser';
import { named, saying } from '#tests/words.ts';

declare module 'vitest/browser' {
  interface LocatorSelectors {
    /** By a CSS selector, for elements without a role or name of their own. */
    getBySelector(selector: string): Locator;
  }
}
locators.extend({ getBySelector: (selector: string) => selector });

/** More stops than any screen has. */
const STOPS_MAX = 120;

/** A text field by its label. */
export function field(label: string): Locator {
  return page.getByRole('textbox', { name: named(label) });
}

/** A button by its name, on the whole page or in a part of it. */
export function button(name: string, within: Pick<Locator, 'getByRole'> = page): Locator {
  return within.getByRole('button', { name: named(name) });
}

/** A link by its name, on the whole page or in a part of it. */
export function link(name: string, within: Pick<Locator, 'getByRole'> = page): Locator {
  return within.getByRole('link', { name: named(name) });
}

/** A heading by what it says, of any level or of one. */
export function heading(text: string, level?: number): Locator {
  return page.getByRole('heading', { name: saying(text), ...(level ? { level } : {}) });
}

/** Waits until a screen shows its data. */
export async function ready(screen: string): Promise<void> {
  await expect.element(page.getBySelector(`[data-ready="${screen}"]`)).toBeVisible();
}

/** Goes to a screen by its address, as the navigation does. */
export async function goTo(address: string, screen: string): Promise<void> {
  location.hash = `#${address}`;
  await ready(screen);
}

/** A part of the page says this, as a reader without readings sees it: the whole page where no part is given. */
export async function expectText(text: string, within?: Locator): Promise<void> {
  const part = () => (within ? within.query() : document.body) as HTMLElement | null;
  await expect.poll(() => part()?.innerText).toContain(text);
}

/** No part of the page says this. */
export async function expectNoText(text: string): Promise<void> {
  await expect.poll(() => document.body.innerText).not.toContain(text);
}

/** Waits until the page has been painted, several times over: what was about to be shown is. */
export async function painted(): Promise<void> {
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
}

/**
 * Moves the pointer onto an element, also where it moves meanwhile, and without letting any faked time pass:
 * `userEvent.hover` lets it pass while it waits, the longer the busier the machine is.
 */
export async function pointAt(target: Locator): Promise<void> {
  const isUnderPointer = async () => {
    const { left, top, width, height } = target.element().getBoundingClientRect();
    const frame = window.frameElement?.getBoundingClientRect();
    const x = (frame?.left ?? 0) + left + width / 2;
    const y = (frame?.top ?? 0) + top + height / 2;
    await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await painted();
    return target.element().matches(':hover');
  };
  await expect.poll(isUnderPointer).toBe(true);
}

/** Draws the page as for paper, until the test is over. */
export async function showAsPrinted(): Promise<void> {
  const draw = async (media: 'print' | '') => {
    await cdp().send('Emulation.setEmulatedMedia', { media });
  };
  onTestFinished(() => draw(''));
  await draw('print');
}

/** So many elements are there. */
export async function expectCount(locator: Locator, count: number): Promise<void> {
  await expect.poll(() => locator.elements().length).toBe(count);
}

/** Moves the focus to an element with Tab alone, from wherever it is, forwards or backwards. */
export async function tabTo(target: Locator): Promise<void> {
  await expect.element(target.first()).toBeVisible();
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    const wanted = target.first().query();
    const { activeElement } = document;
    if (wanted === activeElement) return;
    await userEvent.tab({ shift: wanted !== null && isBefore(wanted, activeElement) });
  }
  throw new Error(`not reached with Tab: ${target.selector}`);
}

/** Whether an element stands before another one in the page. The body, which has the focus where nothing has, stands first. */
function isBefore(one: Element, other: Element | null): boolean {
  return other !== null && Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING);
}

/** Reaches an element with Tab and presses a key on it. */
export async function pressOn(target: Locator, key = '{Enter}'): Promise<void> {
  await tabTo(target);
  await userEvent.keyboard(key);
}

/** Reaches a field with Tab, and types in the place of what is there. */
export async function typeIn(target: Locator, text: string): Promise<void> {
  await tabTo(target);
  await userEvent.fill(target, text);
}

/** Undoes the last action by the keyboard. */
export async function undoByKeys(): Promise<void> {
  await userEvent.keyboard('{Control>}z{/Control}');
}

/** Does again by the keyboard what was undone. */
export async function redoByKeys(): Promise<void> {
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
}

/**
 * axe finds nothing on the page as it is. Tooltips are left out: they depend on where the mouse happens to be.
 * Accessible names do not contain readings, but axe wants them to contain all visible text, so that rule is only
 * checked where no readings are shown.
 */
export async function expectAccessible(what: string): Promise<void> {
  // A dialog that is still on its way in is not visible yet, and what is behind it is hidden already.
  await expect.poll(() => [...document.querySelectorAll('[data-entering], [data-exiting]')]).toEqual([]);
  await expect
    .poll(() => [...document.querySelectorAll('[role="dialog"]')].filter(isTransparent))
    .toEqual([]);
  const areReadingsShown = document.documentElement.dataset.ruby === 'on';
  const { violations } = await axe.run(
    { exclude: [['[data-overlay-container]:has(> [role="tooltip"])']] },
    {
      resultTypes: ['violations'],
      rules: { 'label-content-name-mismatch': { enabled: !areReadingsShown } },
    },
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
  expect(found, `axe on ${what}`).toEqual([]);
}

function isTransparent(element: Element): boolean {
  return !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** Nothing is cut off at the side. */
export function expectFits(what: string): void {
  const { scrollWidth, clientWidth } = document.documentElement;
  expect(scrollWidth - clientWidth, `${what} fits its window`).toBeLessThanOrEqual(0);
}
