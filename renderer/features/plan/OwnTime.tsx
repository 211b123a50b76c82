import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { MinutesField } from '#renderer/ui/MinutesField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { readable, type Typed } from '#renderer/ui/typed-value.ts';
import type { DayPlan } from '#shared/domain/plan/day-plan.ts';
import styles from './OwnTime.module.css';
import { UsualStart } from './UsualStart.tsx';

type Time = Pick<DayPlan, 'availableMinutes' | 'fromMinutes' | 'toMinutes'>;
type TypedTime = Record<keyof Time, Typed<number>>;

interface OwnTimeProps {
  plan: DayPlan;
  /** Around when the member often begins to work, in minutes after midnight; null where that is not to be proposed. */
  usualStart: number | null;
  /** Resolves to whether it was kept. */
  onChange: (patch: Partial<Time>) => Promise<boolean>;
}

/**
 * How much time a member has on a day: so many hours, or from when to when. Both may stay empty. While nothing was said,
 * when they often begin is proposed; it is kept with the end that they type, or when they press Enter in its field.
 */
export function OwnTime({ plan, usualStart, onChange }: OwnTimeProps) {
  const { rich, format } = useText();
  // Kept when a field is left, not with each key; and only what was typed, as the plan may be newer than what is shown.
  const [typed, setTyped] = useState<Partial<TypedTime> | null>(null);
  // Once the proposal was deleted from its field, the field stays empty.
  const [isDeleted, setDeleted] = useState(false);
  const isUnsaid = plan.availableMinutes === null && plan.fromMinutes === null && plan.toMinutes === null;
  // As a whole, so that an end which was undone does not come back with it.
  const proposed: Time | null =
    isUnsaid && !isDeleted && usualStart !== null
      ? { availableMinutes: null, fromMinutes: usualStart, toMinutes: null }
      : null;
  const changed = typed && { ...emptied(typed), ...typed };
  const { availableMinutes, fromMinutes, toMinutes } = { ...plan, ...proposed, ...changed };
  const keep = async (isEntered: boolean) => {
    const takes = isEntered || (typed?.toMinutes ?? null) !== null;
    const said: Partial<Time> | null = readable({ ...(takes ? proposed : null), ...changed });
    // What can be read waits in its field too, as one of them may empty another.
    if (!said) return;
    const isNew = (Object.keys(said) as (keyof Time)[]).some((field) => said[field] !== plan[field]);
    if (!isNew || (await onChange(said))) setTyped((latest) => (latest === typed ? null : latest));
  };
  const leave = () => void keep(false);
  const common = { onSubmit: leave, onLeave: leave };
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
            onChange={(minutes) => setTyped(withHours(typed, minutes))}
            unreadable={rich('plan.hoursUnreadable')}
          />
          <TimeField
            {...common}
            onSubmit={() => void keep(true)}
            label={rich('plan.ownFrom')}
            value={fromMinutes}
            onChange={(minutes) => {
              setDeleted(minutes === null);
              setTyped(withTime(typed, { fromMinutes: minutes }));
            }}
            write={format.timeOfDay}
            unreadable={rich('plan.timeUnreadable')}
          />
          <TimeField
            {...common}
            label={rich('plan.ownTo')}
            value={toMinutes}
            onChange={(minutes) => setTyped(withTime(typed, { toMinutes: minutes }))}
            write={format.timeOfDay}
            unreadable={rich('plan.timeUnreadable')}
          />
        </div>
      </div>
      {isUnsaid && usualStart !== null && <UsualStart minutes={usualStart} />}
    </Card>
  );
}

function isTime(typed: Typed<number> | undefined): boolean {
  return typeof typed === 'number';
}

/** What was typed, with a length: one that can be read takes the place of the times. */
function withHours(typed: Partial<TypedTime> | null, minutes: Typed<number>): Partial<TypedTime> {
  return isTime(minutes) ? { availableMinutes: minutes } : { ...typed, availableMinutes: minutes };
}

/** What was typed, with one of the times: one that can be read takes the place of the length. */
function withTime(
  typed: Partial<TypedTime> | null,
  patch: Pick<TypedTime, 'fromMinutes'> | Pick<TypedTime, 'toMinutes'>,
): Partial<TypedTime> {
  const next: Partial<TypedTime> = { ...typed, ...patch };
  if (Object.values(patch).some(isTime)) delete next.availableMinutes;
  return next;
}

/** What is said no longer by what was typed: a day has a length or times. */
function emptied({ availableMinutes, fromMinutes, toMinutes }: Partial<TypedTime>): Partial<Time> {
  if (isTime(availableMinutes)) return { fromMinutes: null, toMinutes: null };
  return isTime(fromMinutes) || isTime(toMinutes) ? { availableMinutes: null } : {};
}
