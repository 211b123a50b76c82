/** The zoom factors to choose from; 1 is the usual size. */
const STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5] as const;

interface KeyInput {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
}

/** The part of Electron's `WebContents` that is needed. */
export interface ZoomableContents {
  on(
    event: 'before-input-event',
    listener: (event: { preventDefault(): void }, input: KeyInput) => void,
  ): unknown;
  zoomFactor: number;
}

/**
 * Ctrl or ⌘ with +, − and 0 make all text larger, smaller and usual, as in a browser: these keys come with the
 * default menu, which the app does not have.
 */
export function zoomByKeys(contents: ZoomableContents): void {
  contents.on('before-input-event', (event, { type, key, control, meta, alt }) => {
    if (type !== 'keyDown' || alt || !(control || meta)) return;
    const next = zoomAfter(key, contents.zoomFactor);
    if (next === null) return;
    event.preventDefault();
    contents.zoomFactor = next;
  });
}

function zoomAfter(key: string, factor: number): number | null {
  // Chromium keeps a logarithm of the factor, so what comes back is not exactly what was set.
  const slack = 0.01;
  // `=` is the key of + without Shift on many keyboards.
  if (key === '+' || key === '=') return STEPS.find((step) => step > factor + slack) ?? factor;
  if (key === '-') return STEPS.findLast((step) => step < factor - slack) ?? factor;
  return key === '0' ? 1 : null;
}
