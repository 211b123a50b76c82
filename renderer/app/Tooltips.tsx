import { useEffect, useState } from 'react';
import { followTriggers } from '#renderer/ui/follow-triggers.ts';
import { lazily } from './lazily.tsx';

const Tooltip = lazily(() => import('#renderer/ui/Tooltip.tsx'));

/**
 * The tooltip of whichever `IconButton`, or other element that has one, the pointer or the keyboard is at. A window has
 * one for all of them: with a `TooltipTrigger` around each, a list of forty rows took a quarter longer to render. What
 * draws it is fetched when it is first needed, or ahead.
 */
export function Tooltips() {
  const [trigger, setTrigger] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    followTriggers(setTrigger, leaving.signal);
    return () => leaving.abort();
  }, []);
  return trigger && <Tooltip trigger={trigger} />;
}
