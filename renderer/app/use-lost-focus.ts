import { type RefObject, useEffect } from 'react';

/** Like a dialog, the toast is gone once it was used. */
const TOAST = '[data-toast]';

/** React Aria's dialogs send it to where the focus came from; a list that takes it focuses a row once it is drawn anew. */
const RESTORE = 'react-aria-focus-scope-restore';

type Focusable = HTMLElement | SVGElement;

/** Where the focus is, and where to look for its neighbours once that is gone. */
interface FocusPlace {
  element: Focusable;
  /** The headings of the sections around it, the innermost first. */
  headings: HTMLElement[];
  /** In a dialog or on the toast: the place on the page that the focus came from. */
  from: FocusPlace | null;
}

/**
 * When the element that has the focus is removed, the focus moves to the nearest place that is still there: the place
 * on the page from which a dialog or the toast was entered, the heading of the section around, or that of the page. It
 * waits for the page's heading where none is there yet. It does nothing when the member took the focus away on purpose,
 * such as by a click on the background, or when something else takes it, such as a closing dialog that restores it.
 */
export function useLostFocus(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let place: FocusPlace | null = null;
    let frame = 0;
    const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
      const isOnPage = page.current?.contains(target) && !target.closest(TOAST);
      place = {
        element: target,
        headings: headingsAround(target),
        from: isOnPage ? null : (place?.from ?? place),
      };
    };
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget) return;
      // Deferred, because `focusout` is fired while the element that is being removed is still connected.
      queueMicrotask(() => {
        if (place?.element === target && place?.element.isConnected && isNowhere()) place = null;
      });
    };
    const onRestore = (event: Event) => {
      // Deferred, because the list has not answered yet.
      queueMicrotask(() => {
        if (event.defaultPrevented && isNowhere()) place = null;
      });
    };
    const look = () => {
      frame = 0;
      if (place && !place.element.isConnected && isNowhere()) moveFrom(place);
    };
    const observer = new MutationObserver(() => {
      if (!place || place.element.isConnected || frame) return;
      // After the frame in which a closing dialog gives the focus back.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(look);
      });
    });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', onFocusOut);
    // On its way to the list, which lets it go no further.
    document.addEventListener(RESTORE, onRestore, { capture: true });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', onFocusOut);
      document.removeEventListener(RESTORE, onRestore, { capture: true });
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [page]);
}

/** The headings before an element whose section holds it, the nearest first. */
function headingsAround(element: Element): HTMLElement[] {
  const whole = element.closest('main, [role="dialog"]');
  return [...(whole?.querySelectorAll<HTMLElement>('h1, h2, h3') ?? [])]
    .filter(
      (heading) =>
        heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING &&
        heading.closest('section, main, [role="dialog"]')?.contains(element),
    )
    .reverse();
}

/** Moves the focus to the first of the neighbours that takes it. */
function moveFrom({ headings, from }: FocusPlace): void {
  if (headings.some(focusHeading)) return;
  if (from && (takesFocus(from.element) || from.headings.some(focusHeading))) return;
  const title = document.querySelector<HTMLElement>('h1');
  if (title) focusHeading(title);
}

function focusHeading(heading: HTMLElement): boolean {
  heading.tabIndex = -1;
  return takesFocus(heading);
}

/** Focuses an element without scrolling. Returns whether it took the focus. */
function takesFocus(element: Focusable): boolean {
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
