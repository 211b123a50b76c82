import { type RefObject, useEffect, useRef } from 'react';
import type { Day } from '#shared/domain/day.ts';

/** When a line of a day's list goes away with the focus on it, the focus goes to the list's heading, not to nowhere. */
export function useKeptFocus(heading: RefObject<HTMLElement | null>, day: Day, lines: number): void {
  const before = useRef({ day, lines });
  useEffect(() => {
    const isFewer = before.current.day === day && lines < before.current.lines;
    before.current = { day, lines };
    if (!isFewer) return;
    // After the frame in which a closing panel gives the focus back to where it came from.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) heading.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [heading, day, lines]);
}
