import { type RefObject, useEffect, useRef } from 'react';

/**
 * When another screen opens, the focus goes to its title, so that reading and the Tab key start there. Waits for the
 * title to come to its place, and leaves the focus alone once the member has put it somewhere on the screen.
 */
export function useHeadingFocus(
  titlePlace: HTMLElement | null,
  main: RefObject<HTMLElement | null>,
  screen: string,
): void {
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen || !titlePlace) return;
    shown.current = screen;
    const focusTitle = () => {
      const title = titlePlace.querySelector('h1');
      if (title && !main.current?.contains(document.activeElement)) title.focus();
      return title !== null;
    };
    if (focusTitle()) return;
    const observer = new MutationObserver(() => {
      if (focusTitle()) observer.disconnect();
    });
    observer.observe(titlePlace, { childList: true });
    return () => observer.disconnect();
  }, [titlePlace, main, screen]);
}
