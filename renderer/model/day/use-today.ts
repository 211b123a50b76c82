import { createContext, useContext } from 'react';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
import { type Day, type DayStarts, dayOf } from '#shared/domain/day/day.ts';

/** Where the member's days start; provided by `Root`, which waits for it. */
export const DayStartsContext = createContext<DayStarts>([]);

/** Where the member's days start. */
export function useDayStarts(): DayStarts {
  return useContext(DayStartsContext);
}

/** The logical day it is now, where the member is. */
export function useToday(): Day {
  const { around } = useWorkspace();
  return dayOf(useNow(30_000), around.zone(), useDayStarts());
}
