import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { Measures } from './Measures.tsx';
import styles from './MeasuresSection.module.css';

/**
 * Numbers about the member's rhythm up to the end of the week that is shown, for who asks for them: nothing is read or
 * computed before.
 */
export function MeasuresSection({ until }: { until: Day }) {
  const { rich } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.section} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{rich('measures.title')}</summary>
      {isOpen && <Measures until={until} />}
    </details>
  );
}
