import type { ReactNode } from 'react';
import { type TextTools, useText } from '#renderer/locales/use-text.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type Goal, WEEK_DAYS } from '#shared/domain/goals/goal.ts';
import type { GoalDay } from '#shared/domain/goals/goal-day.ts';
import type { Reason } from '#shared/domain/goals/told-by-records.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import styles from './Goals.module.css';
import { eventName } from './record-names.ts';

/** How often, and how much. */
export function GoalNeed({ goal: { perWeek, amount, unit, target } }: { goal: Goal }) {
  const { rich, format } = useText();
  return (
    <>
      <span>
        {perWeek === WEEK_DAYS
          ? rich('goals.everyDay')
          : rich('goals.daysAWeek', { days: format.days(perWeek) })}
      </span>
      {amount !== null && (
        <span>
          {target.kind !== 'work' && rich('goals.amountADay', { amount, unit })}
          {target.kind === 'work' &&
            (target.measure === 'blocks'
              ? rich('goals.blocksADay', { count: amount })
              : rich('goals.minutesADay', { minutes: format.minutes(amount) }))}
        </span>
      )}
    </>
  );
}

/** When it is begun, and with what; nothing where neither was said. */
export function GoalCue({ goal: { cue, step }, kinds }: { goal: Goal; kinds: ReadonlyArray<Kind> }) {
  const text = useText();
  const words = cueWords(text, cue, kinds);
  if (!words) return step && <span>{step}</span>;
  return <span>{step ? text.rich('goals.ifThen', { cue: words, step }) : words}</span>;
}

function cueWords({ rich, format }: TextTools, cue: Goal['cue'], kinds: ReadonlyArray<Kind>): ReactNode {
  switch (cue.kind) {
    case 'none':
      return null;
    case 'words':
      return cue.text;
    case 'time':
      return rich('goals.cueTime', { time: format.time(cue.minutes * MINUTE_MS, 'UTC') });
    case 'event':
      return rich('goals.cueEvent', { event: eventName({ rich }, cue.event, kinds) });
  }
}

/** What there is to say of a goal on a day: why it marked itself, what the member chose, how far its amount has come. */
export function DayWords({ goal, on, kinds }: { goal: Goal; on: GoalDay; kinds: ReadonlyArray<Kind> }) {
  const text = useText();
  const { rich, format } = text;
  const { state, reason, amount, isOverruled } = on;
  const isPart = state === 'blank' && amount !== null && goal.amount !== null && amount > 0;
  const unit =
    goal.target.kind === 'work' && goal.target.measure === 'minutes'
      ? { amount: format.minutes(amount ?? 0), wanted: format.minutes(goal.amount ?? 0), unit: '' }
      : { amount: amount ?? 0, wanted: goal.amount ?? 0, unit: goal.unit };
  return (
    <>
      {reason && <span className={styles.reason}>{reasonWords(text, goal, reason, kinds)}</span>}
      {state === 'smallest' && <span>{rich('goals.stateSmallest')}</span>}
      {state === 'let-pass' && <span>{rich('goals.stateLetPass')}</span>}
      {state === 'off' && <span>{rich('goals.stateOff')}</span>}
      {isPart && <span>{rich('goals.amountSoFar', unit)}</span>}
      {isOverruled && <span>{rich('goals.overruled')}</span>}
    </>
  );
}

function reasonWords(
  { rich, format }: TextTools,
  { target }: Goal,
  reason: Reason,
  kinds: ReadonlyArray<Kind>,
): ReactNode {
  switch (reason.kind) {
    case 'blocks':
      return rich('goals.reasonBlocks', { count: reason.count });
    case 'minutes':
      return rich('goals.reasonMinutes', { duration: format.duration(reason.minutes * MINUTE_MS) });
    case 'worked-on':
      return rich('goals.reasonWorkedOn', { duration: format.duration(reason.minutes * MINUTE_MS) });
    case 'finished':
      return rich('goals.reasonFinished');
    case 'recorded':
      return rich('goals.reasonRecorded', {
        event: target.kind === 'rhythm' ? eventName({ rich }, target.record, kinds) : '',
        time: format.time(reason.at, reason.zone),
      });
  }
}
