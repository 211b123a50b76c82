import { type RefObject, useEffect, useRef } from 'react';

/**
 * When another screen opens, the focus goes to its heading, so that reading and the Tab key start there. Waits for
 * the heading to come, and leaves the focus alone once the member has put it somewhere on the screen.
 */
export function useHeadingFocus(main: RefObject<HTMLElement | null>, screen: string): void {
  const shown = useRef(screen);
  useEffect(() => {
    const element = main.current;
    if (shown.current === screen || !element) return;
    shown.current = screen;
    const focusHeading = () => {
      const heading = element.querySelector('h1');
      if (!heading) return false;
      if (!element.contains(document.activeElement)) {
        heading.tabIndex = -1;
        heading.focus();
      }
      return true;
    };
    if (focusHeading()) return;
    const observer = new MutationObserver(() => {
      if (focusHeading()) observer.disconnect();
    });
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [main, screen]);
}
