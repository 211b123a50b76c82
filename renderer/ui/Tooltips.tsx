import { useEffect, useState } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components/Tooltip';
import { followTriggers, wordsOf } from './follow-triggers.ts';
import styles from './Tooltips.module.css';

/** Of React Aria's tooltip only its place is used: when it is open is decided here. */
const ALWAYS_OPEN = { isOpen: true, shouldSkipAnimation: true, open() {}, close() {} };

/**
 * The tooltip of whichever {@link IconButton}, or other element that has one, the pointer or the keyboard is at. A window has one for all of them: with a
 * `TooltipTrigger` around each, a list of forty rows took a quarter longer to render.
 */
export function Tooltips() {
  const [trigger, setTrigger] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    followTriggers(setTrigger, leaving.signal);
    return () => leaving.abort();
  }, []);
  if (!trigger) return null;
  return (
    <TooltipTriggerStateContext value={ALWAYS_OPEN}>
      <Tooltip triggerRef={{ current: trigger }} isOpen className={styles.tooltip ?? ''} offset={6}>
        <span className={styles.words}>{wordsOf(trigger)}</span>
      </Tooltip>
    </TooltipTriggerStateContext>
  );
}
