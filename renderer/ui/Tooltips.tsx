import { useEffect, useMemo, useState } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components/Tooltip';
import { followTriggers } from './follow-triggers.ts';
import styles from './Tooltips.module.css';

/**
 * The tooltip of whichever {@link IconButton} the pointer or the keyboard is at. A window has one for all of them: with a
 * `TooltipTrigger` around each, a list took twice as long to render.
 */
export function Tooltips() {
  const [trigger, setTrigger] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    followTriggers(setTrigger, leaving.signal);
    return () => leaving.abort();
  }, []);
  const state = useMemo(
    () => ({ isOpen: true, shouldSkipAnimation: true, open() {}, close: () => setTrigger(null) }),
    [],
  );
  if (!trigger) return null;
  return (
    <TooltipTriggerStateContext value={state}>
      <Tooltip triggerRef={{ current: trigger }} isOpen className={styles.tooltip ?? ''} offset={6}>
        {trigger.ariaLabel}
      </Tooltip>
    </TooltipTriggerStateContext>
  );
}
