// What is kept about a whole day: the time there is, its energy, its line, how it closed, where it starts.
export { closeDay } from './close-day.ts';
export { checkIn, setDayPlan, writeLine } from './day-page.ts';
export { chooseDayStart } from './day-start.ts';
export { readDone, readDoneOn } from './done.ts';
export { type DayPage, readBegun, readDayPage, readDayPages, tablesOfDayPages } from './read-plan.ts';
export { useDayPage } from './use-day-page.ts';
export { type DayLoad, usePlanLoad } from './use-plan-load.ts';
