/** For how long the pointer rests on a button before its tooltip is shown. */
const DELAY_MS = 500;
/** For how long after a tooltip the next one comes without a delay. */
const WARM_MS = 500;

/** The attribute of what has a tooltip: it holds the words, or nothing where they are those of its `aria-label`. */
export const TRIGGER = 'data-tooltip';

/** The words of the tooltip of an element. */
export function wordsOf(trigger: HTMLElement): string | null {
  return trigger.getAttribute(TRIGGER) || trigger.ariaLabel;
}

/**
 * Tells whose tooltip is to be shown, as WAI-ARIA asks of tooltips: that of a button on which the pointer rests, or that
 * the keyboard has just moved to; none after a press, a key or scrolling. Escape hides a tooltip, and then does nothing
 * else. Ends with `signal`.
 * @param show is called with the button, or null for no tooltip
 */
export function followTriggers(show: (trigger: HTMLElement | null) => void, signal: AbortSignal): void {
  let pointed: HTMLElement | null = null;
  let lastPlace = '';
  let shown: HTMLElement | null = null;
  let hiddenAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const showNow = (trigger: HTMLElement): void => {
    clearTimeout(timer);
    shown = trigger;
    show(trigger);
  };
  const hide = (): void => {
    clearTimeout(timer);
    if (!shown) return;
    shown = null;
    hiddenAt = performance.now();
    show(null);
  };
  const leave = (): void => {
    clearTimeout(timer);
    // A tooltip that the keyboard has brought stays.
    if (shown === pointed) hide();
    pointed = null;
  };

  const listen = <N extends keyof DocumentEventMap>(
    name: N,
    listener: (event: DocumentEventMap[N]) => void,
  ) => document.addEventListener(name, listener, { capture: true, signal });
  listen('pointermove', ({ target, pointerType, screenX, screenY }) => {
    const trigger = pointerType === 'touch' ? null : triggerOf(target);
    const place = `${screenX} ${screenY}`;
    // Chromium also reports a move when the pointer keeps still and the page moves below it.
    const isStill = place === lastPlace;
    lastPlace = place;
    if (isStill || trigger === pointed) return;
    leave();
    pointed = trigger;
    if (!trigger) return;
    if (shown || performance.now() - hiddenAt < WARM_MS) showNow(trigger);
    else timer = setTimeout(showNow, DELAY_MS, trigger);
  });
  listen('pointerover', ({ target }) => {
    if (triggerOf(target) !== pointed) leave();
  });
  document.documentElement.addEventListener('pointerleave', leave, { signal });
  listen('pointerdown', hide);
  listen('scroll', hide);
  listen('keydown', (event) => {
    if (shown && event.key === 'Escape') event.stopPropagation();
    hide();
  });
  listen('focusout', hide);
  listen('focusin', ({ target }) => {
    const trigger = triggerOf(target);
    if (trigger?.matches(':focus-visible')) showNow(trigger);
    else hide();
  });
  signal.addEventListener('abort', () => clearTimeout(timer));
}

function triggerOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(`[${TRIGGER}]`) : null;
}
