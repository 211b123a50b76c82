import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { PAUSES_MAX } from '#shared/domain/log/time-entry.ts';
import styles from './BreakFields.module.css';
import { isHalf, type TypedBreak } from './typed-breaks.ts';

interface BreakFieldsProps {
  breaks: ReadonlyArray<TypedBreak>;
  onChange: (breaks: ReadonlyArray<TypedBreak>) => void;
  /** Shows what is missing, once the member has tried to save. */
  isChecked: boolean;
  /** What is left as work; nothing where that is all. */
  worked: ReactNode;
  /** Why the breaks were not taken. */
  error: ReactNode;
  onSubmit: () => void;
}

/** The breaks of an entry, each with its two times: to see, correct, add and remove. */
export function BreakFields({ breaks, onChange, isChecked, worked, error, onSubmit }: BreakFieldsProps) {
  const { rich, t, format } = useText();
  const { around } = useWorkspace();
  const change = (key: string, times: Partial<TypedBreak>) =>
    onChange(breaks.map((one) => (one.key === key ? { ...one, ...times } : one)));
  const add = () =>
    onChange([...breaks, { key: around.newId(), recorded: null, startMinutes: null, endMinutes: null }]);
  return (
    <section className={styles.breaks} aria-labelledby="log-breaks">
      <h3 id="log-breaks">{rich('log.breaks')}</h3>
      {breaks.length > 0 && (
        <ol className={styles.list}>
          {breaks.map((one, index) => {
            const { key, recorded, startMinutes, endMinutes } = one;
            const missing = isChecked && isHalf(one) ? rich('log.timeNeeded') : undefined;
            return (
              <li key={key} className={styles.row}>
                <TimeField
                  label={rich('log.breakStart')}
                  value={startMinutes}
                  onChange={(minutes) => change(key, { startMinutes: minutes })}
                  write={format.timeOfDay}
                  unreadable={rich('log.timeNeeded')}
                  error={startMinutes === null ? missing : undefined}
                  onSubmit={onSubmit}
                  autoFocus={recorded === null && startMinutes === null}
                />
                <TimeField
                  label={rich('log.breakEnd')}
                  value={endMinutes}
                  onChange={(minutes) => change(key, { endMinutes: minutes })}
                  write={format.timeOfDay}
                  unreadable={rich('log.timeNeeded')}
                  error={endMinutes === null ? missing : undefined}
                  {...(recorded?.endAt === null ? { description: rich('log.breakLasts') } : {})}
                  onSubmit={onSubmit}
                />
                <IconButton
                  icon={Trash2}
                  label={t('log.breakRemove', { number: String(index + 1) })}
                  onPress={() => onChange(breaks.filter((other) => other.key !== key))}
                />
                {recorded?.reason && <p className={styles.reason}>{recorded.reason}</p>}
              </li>
            );
          })}
        </ol>
      )}
      <div role="alert" className={styles.error}>
        {error}
      </div>
      <p className={styles.worked}>{worked}</p>
      {breaks.length < PAUSES_MAX && (
        <Button kind="plain" icon={Plus} onPress={add}>
          {rich('log.breakAdd')}
        </Button>
      )}
    </section>
  );
}
