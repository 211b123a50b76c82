import { useEffect, useEffectEvent, useRef } from 'react';
import { isInFront, tellAttention } from '#renderer/host/attention.ts';
import { useHost } from '#renderer/host/host-context.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { takeReminders } from '#renderer/model/goals/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import { reminderKey } from '#shared/domain/goals/remind-outside.ts';
import type { Preferences } from '#shared/domain/preferences.ts';
import type { GoalDue } from './use-due-reminders.ts';

/** The action of a notification that ends the reminders of its goal. */
export const OFF = 'off';

/**
 * Shows the reminders that are due as notifications too, while no window of the workspace is in front: silently, one for
 * each goal, and each once. Unless the member wishes it, they say nothing about the goal.
 * @param waiting the goals for which a notification may stay
 * @returns takes the notification of a goal away
 */
export function useRemindOutside(
  due: ReadonlyArray<GoalDue>,
  waiting: ReadonlyArray<Goal>,
  chosen: Pick<Preferences, 'remindsOutside' | 'namesGoalOutside'> | undefined,
): (goalId: string) => void {
  const host = useHost();
  const workspace = useWorkspace();
  const { t } = useText();
  const keyed = due.map(({ goal, today, due }) => ({ goal, key: reminderKey(goal.id, today.day, due) }));
  const keys = keyed.map(({ key }) => key).join('\n');
  const waitingIds = waiting.map(({ id }) => id);
  const waitedBefore = useRef<ReadonlyArray<string>>([]);

  useEffect(() => tellAttention(workspace.db.name), [workspace]);

  const send = useEffectEvent(async () => {
    if (!chosen || keyed.length === 0) return;
    // Asked first: it is about the moment at which they came due.
    const isSeen = await isInFront(workspace.db.name);
    const mayShow =
      host.can.notifications &&
      chosen.remindsOutside &&
      (await host.ask('notification.permission')) === 'granted';
    // Taken in any case: what may not be shown now does not go out once it may.
    const out = await takeReminders(
      workspace,
      keyed.map(({ key }) => key),
      isSeen || !mayShow,
    );
    for (const { goal } of keyed.filter(({ key }) => out.includes(key))) {
      const words = [goal.title, goal.step].filter((text) => text !== '');
      const asked = {
        id: goal.id,
        title: t('goals.outsideTitle'),
        body: chosen.namesGoalOutside ? words.join('\n') : '',
        actions: [{ id: OFF, text: t('goals.reminderOff') }],
      };
      // One that cannot be shown takes none of the others with it.
      await host.ask('notification.show', asked).catch(reportError);
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys say when there is something else to send.
  useEffect(() => void send().catch(reportError), [keys]);

  // Whichever mount of this showed it; where there is none, nothing happens.
  const takeAway = (goalId: string) => void host.ask('notification.close', goalId).catch(reportError);
  const takeAwayGone = useEffectEvent(() => {
    for (const id of waitedBefore.current) if (!waitingIds.includes(id)) takeAway(id);
    waitedBefore.current = waitingIds;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids say when one of them has gone.
  useEffect(() => takeAwayGone(), [waitingIds.join('\n')]);
  return takeAway;
}
