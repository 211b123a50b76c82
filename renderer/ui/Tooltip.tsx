import { Tooltip as AriaTooltip, TooltipTriggerStateContext } from 'react-aria-components/Tooltip';
import { wordsOf } from './follow-triggers.ts';
import styles from './Tooltip.module.css';

/** Of React Aria's tooltip only its place is used: when it is open is decided by who shows it. */
const ALWAYS_OPEN = { isOpen: true, shouldSkipAnimation: true, open() {}, close() {} };

/** The words of an element that has a tooltip, beside it. */
export default function Tooltip({ trigger }: { trigger: HTMLElement }) {
  return (
    <TooltipTriggerStateContext value={ALWAYS_OPEN}>
      <AriaTooltip triggerRef={{ current: trigger }} isOpen className={styles.tooltip ?? ''} offset={6}>
        <span className={styles.words}>{wordsOf(trigger)}</span>
      </AriaTooltip>
    </TooltipTriggerStateContext>
  );
}
