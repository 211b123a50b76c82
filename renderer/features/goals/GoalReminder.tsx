import { BellOff, Check, X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { Goal } from '#shared/domain/goals/goal.ts';
import type { GoalDay } from '#shared/domain/goals/goal-day.ts';
import { type DueReminder, hasReminder } from '#shared/domain/goals/goal-reminder.ts';
import { useCalledGoals } from './use-called-goals.tsx';
import { useDueReminders } from './use-due-reminders.ts';
import { useMarks } from './use-marks.tsx';
import { useOutsideOffer } from './use-outside-offer.ts';
import { useRemindOutside } from './use-remind-outside.ts';

/**
 * The reminder of a goal that is due, for some minutes: to mark the goal, to close it, or to end its reminders. Mostly
 * nothing. It takes no focus and makes no sound. While the app is not in front, a notification of the system tells of it
 * too; a click there brings the reminder back for the rest of the day, however late it is.
 * @param isHidden something else is asked first; notifications go out and are answered all the same
 */
export default function GoalReminder({ isHidden }: { isHidden: boolean }) {
  const { t, rich } = useText();
  const { mark } = useMarks();
  const { called, letGo, turnOff } = useCalledGoals();
  const offer = useOutsideOffer();
  const [closed, setClosed] = useState<ReadonlyArray<string>>([]);
  const { open = [], due = [], chosen } = useDueReminders() ?? {};
  const coming = due.filter(({ goal, today, due }) => !closed.includes(keyOf(goal, today, due)));
  const takeAway = useRemindOutside(
    coming,
    open.flatMap(({ goal }) => (hasReminder(goal) ? [goal] : [])),
    chosen,
  );
  const comeBack = open.filter(
    ({ goal, today }) =>
      hasReminder(goal) && called.some(({ id, day }) => id === goal.id && day === today.day),
  );
  const [first] = [...comeBack, ...coming];
  if (!first || isHidden) return null;
  const { goal, today } = first;
  const { title, step, smallest } = goal;
  const answer = () => {
    offer.pass();
    letGo(goal.id);
  };
  const close = () => {
    answer();
    takeAway(goal.id);
    const mine = due.filter((one) => one.goal.id === goal.id);
    setClosed([...closed, ...mine.map(({ today, due }) => keyOf(goal, today, due))]);
  };
  return (
    <Notice
      label={t('goals.reminder')}
      text={rich('goals.reminderText', { title })}
      note={step || (smallest && rich('goals.smallestIs', { smallest }))}
      more={
        offer.isOffered &&
        chosen?.remindsOutside && (
          <Button kind="plain" onPress={offer.accept}>
            {rich('goals.outsideOffer')}
          </Button>
        )
      }
    >
      <Button
        icon={Check}
        onPress={() => {
          answer();
          mark(goal, today, 'done');
        }}
      >
        {rich('goals.mark')}
      </Button>
      <Button kind="plain" icon={X} onPress={close}>
        {rich('goals.reminderClose')}
      </Button>
      <Button
        kind="plain"
        icon={BellOff}
        onPress={() => {
          answer();
          turnOff(goal);
        }}
      >
        {rich('goals.reminderOff')}
      </Button>
    </Notice>
  );
}

/** What closing a reminder closes: all of its kind on that day. */
function keyOf(goal: Goal, { day }: GoalDay, { kind }: DueReminder): string {
  return `${goal.id} ${day} ${kind}`;
}
