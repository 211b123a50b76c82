// Where the member's days start, and which day it is.
export { readDayStarts } from './day-starts.ts';
export { DayStartsContext, useDayStarts, useToday } from './use-today.ts';
