import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { type GoalWeek, readGoals, readGoalsOn } from '#renderer/model/goals/index.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import type { Day } from '#shared/domain/day/day.ts';

/** The goals that there were in a week, and how each of its days went; undefined until it is read. */
export function useGoalsOfWeek(days: ReadonlyArray<Day>): GoalWeek[] | undefined {
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const present = useToday();
  const [first = present, last = present] = [days[0], days.at(-1)];
  const until = last < present ? last : present;
  return useRows(
    async (db) => {
      const { going, ended, pauses } = await readGoals(db);
      const ofWeek = [...going, ...ended].filter(
        ({ fromDay, endedDay }) => fromDay <= until && (endedDay ?? until) >= first,
      );
      const at = { today: present, now: around.now(), zone: around.zone(), starts };
      return readGoalsOn(db, ofWeek, pauses, days, at);
    },
    [days, first, until, present, around, starts],
  );
}
