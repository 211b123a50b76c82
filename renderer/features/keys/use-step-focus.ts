import { type RefObject, useEffect, useRef } from 'react';

/** Takes the focus to the heading of a step when it opens: what had it before is gone. */
export function useStepFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
