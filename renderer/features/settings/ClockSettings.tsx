import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { setPreferences, usePreferences } from '#renderer/model/preferences/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { CountField } from '#renderer/ui/CountField.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { useStoredValue } from '#renderer/ui/typed-value.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { idleLimits, type Preferences } from '#shared/domain/preferences.ts';
import { ESTIMATE_MAX_MINUTES } from '#shared/domain/work/task.ts';
import styles from './ClockSettings.module.css';

/** What "remind me" begins with; it can be changed at once. */
const REMINDER_MINUTES = 50;
const ROUNDS_MAX = 100;
/** Stands for "never" in the list of idle times. */
const NEVER = 'never';

type ChangePreferences = (patch: Partial<Omit<Preferences, 'id'>>) => void;

/** How the focus clock measures rounds and breaks, and whether it reminds of them. It holds on every device of the member. */
export function ClockSettings() {
  const { rich, t, format } = useText();
  const act = useAct();
  const chosen = usePreferences();
  if (!chosen) return null;
  const change: ChangePreferences = (patch) => void act((workspace) => setPreferences(workspace, patch));
  return (
    <Card title={rich('clock.settings')}>
      <div className={styles.fields}>
        <Count name="pomodoroMinutes" label={rich('clock.workMinutes')} {...{ chosen, change }} />
        <Count name="breakMinutes" label={rich('clock.breakMinutes')} {...{ chosen, change }} />
        <Count name="longBreakMinutes" label={rich('clock.longBreakMinutes')} {...{ chosen, change }} />
        <Count name="longEvery" label={rich('clock.longEvery')} {...{ chosen, change }} />
      </div>
      <Checkbox
        isSelected={chosen.advancesByItself}
        onChange={(advancesByItself) => change({ advancesByItself })}
      >
        {rich('clock.advances')}
      </Checkbox>
      <Checkbox
        isSelected={chosen.breakReminderMinutes !== null}
        onChange={(reminds) => change({ breakReminderMinutes: reminds ? REMINDER_MINUTES : null })}
      >
        {rich('clock.reminds')}
      </Checkbox>
      {chosen.breakReminderMinutes !== null && (
        <div className={styles.fields}>
          <Count name="breakReminderMinutes" label={rich('clock.reminderMinutes')} {...{ chosen, change }} />
        </div>
      )}
      <Select
        label={rich('clock.idle')}
        description={rich('clock.idleHint')}
        value={String(chosen.idleMinutes ?? NEVER)}
        onChange={(value) =>
          change({ idleMinutes: idleLimits.find((minutes) => String(minutes) === value) ?? null })
        }
        options={[
          ...idleLimits.map((minutes) => ({
            value: String(minutes),
            label: rich('clock.idleAfter', { length: format.duration(minutes * MINUTE_MS) }),
            text: t('clock.idleAfter', { length: format.duration(minutes * MINUTE_MS) }),
          })),
          { value: NEVER, label: rich('clock.idleNever'), text: t('clock.idleNever') },
        ]}
      />
    </Card>
  );
}

interface CountProps {
  name: 'pomodoroMinutes' | 'breakMinutes' | 'longBreakMinutes' | 'longEvery' | 'breakReminderMinutes';
  label: ReactNode;
  chosen: Preferences;
  change: ChangePreferences;
}

/** A number that is stored as soon as it can be read; what cannot be read stays in the field. */
function Count({ name, label, chosen, change }: CountProps) {
  const { rich } = useText();
  const typed = useStoredValue(chosen[name] ?? REMINDER_MINUTES, (count) => change({ [name]: count }));
  const isRounds = name === 'longEvery';
  return (
    <CountField
      label={label}
      {...typed}
      max={isRounds ? ROUNDS_MAX : ESTIMATE_MAX_MINUTES}
      unreadable={rich(isRounds ? 'clock.longEveryUnreadable' : 'clock.minutesUnreadable')}
    />
  );
}
