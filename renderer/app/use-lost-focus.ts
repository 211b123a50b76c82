import { type RefObject, useEffect } from 'react';

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
 * When what has the focus goes away, the focus moves to the nearest thing that is still there: the place on the page
 * from which a dialog or the toast was entered, the heading of the section around, or that of the page. It waits
 * for the page's heading where none is there yet. It stays away when the member put the focus down on purpose, such
 * as by a press on the ground, and where something else has taken it, such as a dialog that gives it back.
 */
export function useLostFocus(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let place: FocusPlace | null = null;
    let frame = 0;
    const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
      const isOnPage = page.current?.contains(target);
      place = {
        element: target,
        headings: headingsAround(target),
        from: isOnPage ? null : (place?.from ?? place),
      };
    };
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget) return;
      // Later, because what is being removed is told of while it is still there.
      queueMicrotask(() => {
        if (place?.element === target && place?.element.isConnected && isNowhere()) place = null;
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
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', onFocusOut);
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
  const title = document.querySelector<HTMLElement>('main h1');
  if (title) focusHeading(title);
}

function focusHeading(heading: HTMLElement): boolean {
  heading.tabIndex = -1;
  return takesFocus(heading);
}

/** Focuses without moving the page. */
function takesFocus(element: Focusable): boolean {
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
