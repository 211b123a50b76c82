import { expect } from 'vitest';

/** In pixels: every control of one line, and the one main action of a screen. */
const CONTROL = 40;
const MAIN_CONTROL = 48;
/** In pixels: no text is smaller, readings included. */
const TEXT_MIN = 12;

/** A screen has one filled button, once all of it is there, or none where there is nothing to begin. */
export async function expectOneFilled(what: string, hasNone: boolean): Promise<void> {
  const filled = () => seen('main button[class*="main"]').map(({ textContent }) => textContent);
  await expect.poll(filled, { message: `filled buttons on ${what}` }).toHaveLength(hasNone ? 0 : 1);
}

/** Buttons, fields and choices all have the same height, where nothing in them needs a second line. */
export function expectOneHeight(what: string): void {
  const fields = 'main input:not([type="checkbox"], [type="radio"], [type="file"])';
  const controls = seen(`${fields}, main button[class*="button"], main label:has([type="radio"])`);
  const odd = controls
    .map((control): [string, number] => [control.outerHTML.slice(0, 160), control.offsetHeight])
    .filter(([, height]) => height !== CONTROL && height !== MAIN_CONTROL);
  expect(odd, `heights of controls on ${what}`).toEqual([]);
}

/** Nothing is written so small that it cannot be read. */
export function expectReadable(what: string): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set<string>();
  while (texts.nextNode()) {
    const { parentElement, textContent } = texts.currentNode;
    if (!parentElement || textContent?.trim() === '' || !isSeen(parentElement)) continue;
    const size = Number.parseFloat(getComputedStyle(parentElement).fontSize);
    if (size < TEXT_MIN) small.add(`${textContent} ${size} px`);
  }
  expect([...small], `small texts on ${what}`).toEqual([]);
}

function seen(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(isSeen);
}

/** Not what only a screen reader gets, which has no size. */
function isSeen(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
}
