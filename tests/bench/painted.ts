import type { Page } from '@playwright/test';

const PATIENCE_MS = 20_000;

/** What is to be seen: an element that this selector finds, with this text in it. */
export interface Seen {
  selector: string;
  text?: string;
}

declare global {
  interface Window {
    painted?: Promise<number>;
  }
}

/**
 * The milliseconds from what a member does to the end of the frame that shows its result. Both are measured in the
 * page: what the test itself needs to get there is not counted.
 * @param act presses, types or goes to another address, once
 */
export async function untilPainted(page: Page, seen: Seen, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(({ selector, text }) => {
    const isSeen = () =>
      [...document.querySelectorAll(selector)].some((one) => !text || one.textContent?.includes(text));
    if (isSeen()) throw new Error(`seen before anything was done: ${selector} ${text}`);
    window.painted = new Promise((done) => {
      let begun: number | null = null;
      const begin = () => {
        begun ??= performance.now();
      };
      const acts = ['pointerup', 'keydown', 'input', 'hashchange'];
      for (const one of acts) window.addEventListener(one, begin, { capture: true });
      const observer = new MutationObserver(() => {
        if (begun === null || !isSeen()) return;
        const from = begun;
        observer.disconnect();
        for (const one of acts) window.removeEventListener(one, begin, { capture: true });
        // A message that is posted within a frame arrives after the frame was painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - from);
          port2.postMessage(null);
        });
      });
      observer.observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    });
  }, seen);
  await act();
  const painted = await page.evaluate(
    (patienceMs) =>
      Promise.race([window.painted, new Promise<null>((done) => setTimeout(done, patienceMs, null))]),
    PATIENCE_MS,
  );
  if (typeof painted !== 'number') throw new Error(`never seen: ${seen.selector} ${seen.text ?? ''}`);
  return painted;
}

/**
 * Scrolls an element up and down through its content, one step in each frame.
 * @returns how long each frame took, in milliseconds
 */
export function scrollThrough(
  page: Page,
  options: { selector: string; stepPx: number; withinPx: number; pictures: number },
): Promise<number[]> {
  return page.evaluate(async ({ selector, stepPx, withinPx, pictures }) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`nothing to scroll: ${selector}`);
    const took: number[] = [];
    const end = Math.min(withinPx, element.scrollHeight - element.clientHeight);
    let [at, step] = [0, stepPx];
    let before = await new Promise<number>(requestAnimationFrame);
    while (took.length < pictures) {
      if (at + step > end || at + step < 0) step = -step;
      at += step;
      element.scrollTop = at;
      const now = await new Promise<number>(requestAnimationFrame);
      took.push(now - before);
      before = now;
    }
    return took;
  }, options);
}
