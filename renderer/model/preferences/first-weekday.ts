import { createContext, useContext } from 'react';
import type { Db } from '#renderer/store/database.ts';
import type { FirstWeekday } from '#shared/domain/day/day.ts';
import { defaultPreferences } from '#shared/domain/preferences.ts';
import { readPreferences } from './preferences.ts';

/** The day with which the member's weeks begin; provided by `Root`, which waits for it. */
export const FirstWeekdayContext = createContext<FirstWeekday>(defaultPreferences.firstWeekday);

/** The day with which the member's weeks begin. */
export function useFirstWeekday(): FirstWeekday {
  return useContext(FirstWeekdayContext);
}

/** The day with which the member's weeks begin. */
export async function readFirstWeekday(db: Db<'preferences'>): Promise<FirstWeekday> {
  return (await readPreferences(db)).firstWeekday;
}
