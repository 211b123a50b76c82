import { BellOff, Check, X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { readHappened, stopReminding, useGoalsToday, useStandpoint } from '#renderer/model/goals/index.ts';
import { readPreferences } from '#renderer/model/preferences/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { wallMinutes } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { dueReminder } from '#shared/domain/goals/goal-reminder.ts';
import { useMarks } from './use-marks.tsx';

/**
 * The reminder of a goal that is due, for some minutes: to mark the goal, to close it, or to end its reminders. Mostly
 * nothing. It takes no focus and makes no sound.
 */
export default function GoalReminder() {
  const { t, rich } = useText();
  const act = useAct();
  const { mark } = useMarks();
  const { around } = useWorkspace();
  const now = useNow(MINUTE_MS / 2);
  const goals = useGoalsToday();
  const chosen = useRows(readPreferences, []);
  const { standpoint, deps } = useStandpoint();
  const happened = useRows((db) => readHappened(db, { ...standpoint(), now }), [now, ...deps]);
  const [closed, setClosed] = useState<ReadonlyArray<string>>([]);
  if (!goals || !chosen || !happened) return null;
  const minuteOfDay = Math.floor(wallMinutes(now, around.zone()));
  const due = goals.flatMap(({ goal, today, isWanted }) => {
    const kind = isWanted ? dueReminder(goal, chosen, now, minuteOfDay, happened) : null;
    const key = `${goal.id} ${today.day} ${kind}`;
    return kind === null || closed.includes(key) ? [] : [{ goal, today, key }];
  });
  const [first] = due;
  if (!first) return null;
  const { goal, today, key } = first;
  const { title, step, smallest } = goal;
  return (
    <Notice
      label={t('goals.reminder')}
      text={rich('goals.reminderText', { title })}
      note={step || (smallest && rich('goals.smallestIs', { smallest }))}
    >
      <Button icon={Check} onPress={() => mark(goal, today, 'done')}>
        {rich('goals.mark')}
      </Button>
      <Button kind="plain" icon={X} onPress={() => setClosed([...closed, key])}>
        {rich('goals.reminderClose')}
      </Button>
      <Button
        kind="plain"
        icon={BellOff}
        onPress={() =>
          void act(
            (workspace) => stopReminding(workspace, goal),
            (undo) => showToast({ message: rich('goals.remindersOff', { title }), undo }),
          )
        }
      >
        {rich('goals.reminderOff')}
      </Button>
    </Notice>
  );
}
