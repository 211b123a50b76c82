import { useText } from '#renderer/locales/use-text.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { MinutesField } from '#renderer/ui/MinutesField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import type { DayPlan } from '#shared/domain/day-plan.ts';
import styles from './OwnTime.module.css';

type OwnTimePatch = Pick<DayPlan, 'availableMinutes' | 'fromMinutes' | 'toMinutes'>;

interface OwnTimeProps {
  plan: DayPlan;
  onChange: (patch: Partial<OwnTimePatch>) => void;
}

/** How much time a member has on a day: so many hours, or from when to when. Both may stay empty. */
export function OwnTime({ plan, onChange }: OwnTimeProps) {
  const { t, rich } = useText();
  const { availableMinutes, fromMinutes, toMinutes } = plan;
  return (
    <Card title={rich('plan.ownTime')}>
      <div className={styles.place}>
        <div className={styles.fields}>
          <MinutesField
            label={rich('plan.ownHours')}
            description={rich('plan.ownHoursHint')}
            value={availableMinutes}
            onChange={(minutes) =>
              onChange({
                availableMinutes: minutes,
                ...(minutes === null ? {} : { fromMinutes: null, toMinutes: null }),
              })
            }
            unreadable={t('plan.estimateUnreadable')}
          />
          <TimeField
            label={rich('plan.ownFrom')}
            value={fromMinutes}
            onChange={(minutes) => onChange({ fromMinutes: minutes, availableMinutes: null })}
            unreadable={t('plan.timeUnreadable')}
          />
          <TimeField
            label={rich('plan.ownTo')}
            value={toMinutes}
            onChange={(minutes) => onChange({ toMinutes: minutes, availableMinutes: null })}
            unreadable={t('plan.timeUnreadable')}
          />
        </div>
      </div>
    </Card>
  );
}
