import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { MinutesField } from '#renderer/ui/MinutesField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import type { DayPlan } from '#shared/domain/plan/day-plan.ts';
import styles from './OwnTime.module.css';

type Time = Pick<DayPlan, 'availableMinutes' | 'fromMinutes' | 'toMinutes'>;

interface OwnTimeProps {
  plan: DayPlan;
  /** Resolves to whether it was kept. */
  onChange: (patch: Partial<Time>) => Promise<boolean>;
}

/** How much time a member has on a day: so many hours, or from when to when. Both may stay empty. */
export function OwnTime({ plan, onChange }: OwnTimeProps) {
  const { t, rich, format } = useText();
  // Kept when a field is left, not with each key; and only what was typed, as the plan may be newer than what is shown.
  const [typed, setTyped] = useState<Partial<Time> | null>(null);
  const { availableMinutes, fromMinutes, toMinutes } = { ...plan, ...typed };
  const set = (patch: Partial<Time>) => setTyped({ ...typed, ...patch });
  const keep = async () => {
    if (typed && (await onChange(typed))) setTyped((latest) => (latest === typed ? null : latest));
  };
  const common = { onSubmit: () => void keep(), onLeave: () => void keep() };
  return (
    <Card title={rich('plan.ownTime')}>
      <div className={styles.place}>
        <div className={styles.fields}>
          <MinutesField
            {...common}
            label={rich('plan.ownHours')}
            description={rich('plan.ownHoursHint')}
            bare="hours"
            value={availableMinutes}
            onChange={(minutes) =>
              set({
                availableMinutes: minutes,
                ...(minutes === null ? {} : { fromMinutes: null, toMinutes: null }),
              })
            }
            unreadable={t('plan.hoursUnreadable')}
          />
          <TimeField
            {...common}
            label={rich('plan.ownFrom')}
            value={fromMinutes}
            onChange={(minutes) => set({ fromMinutes: minutes, availableMinutes: null })}
            write={format.timeOfDay}
            unreadable={t('plan.timeUnreadable')}
          />
          <TimeField
            {...common}
            label={rich('plan.ownTo')}
            value={toMinutes}
            onChange={(minutes) => set({ toMinutes: minutes, availableMinutes: null })}
            write={format.timeOfDay}
            unreadable={t('plan.timeUnreadable')}
          />
        </div>
      </div>
    </Card>
  );
}
