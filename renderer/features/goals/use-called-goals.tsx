import { useEffect, useEffectEvent, useState } from 'react';
import { useHost } from '#renderer/host/host-context.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { readGoals, stopReminding } from '#renderer/model/goals/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { type Day, dayOf } from '#shared/domain/day/day.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import type { EventOf } from '#shared/host/contract.ts';
import { OFF } from './use-remind-outside.ts';

interface CalledGoal {
  id: string;
  day: Day;
}

interface CalledGoals {
  /** The goals whose notification was clicked, and on which day: on that day their reminder is shown, however late it is. */
  called: ReadonlyArray<CalledGoal>;
  /** The reminder of a goal needs to be shown no more. */
  letGo: (goalId: string) => void;
  /** Ends the reminders of a goal; a line tells of it and undoes it. */
  turnOff: (goal: Goal) => void;
}

/** What the member says to notifications. A click calls for the reminder inside the app; a button ends the reminders. */
export function useCalledGoals(): CalledGoals {
  const { rich } = useText();
  const act = useAct();
  const host = useHost();
  const { db, around } = useWorkspace();
  const starts = useDayStarts();
  const [called, setCalled] = useState<ReadonlyArray<CalledGoal>>([]);
  const letGo = (goalId: string) => setCalled((before) => before.filter(({ id }) => id !== goalId));
  const turnOff = (goal: Goal) => {
    letGo(goal.id);
    void act(
      (workspace) => stopReminding(workspace, goal),
      (undo) => showToast({ message: rich('goals.remindersOff', { title: goal.title }), undo }),
    );
  };
  const hear = useEffectEvent(async ({ id, action }: EventOf<'notification'>) => {
    if (action !== OFF) {
      const day = dayOf(around.now(), around.zone(), starts);
      return setCalled((before) => [...before.filter((other) => other.id !== id), { id, day }]);
    }
    // It may have been deleted since.
    const goal = (await readGoals(db)).going.find((one) => one.id === id);
    if (goal) turnOff(goal);
  });
  useEffect(() => host.on('notification', (said) => void hear(said).catch(reportError)), [host]);
  return { called, letGo, turnOff };
}
