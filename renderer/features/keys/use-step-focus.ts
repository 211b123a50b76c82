import { type RefObject, useEffect, useRef } from 'react';

/** Moves the focus to the heading of a step when it opens: the element that had it is gone. */
export function useStepFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
