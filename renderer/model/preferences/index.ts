// What the member chose for themselves.
export { FirstWeekdayContext, readFirstWeekday, useFirstWeekday } from './first-weekday.ts';
export {
  chooseReportColumn,
  readPreferences,
  setPreferences,
  showLayer,
  showMeasure,
} from './preferences.ts';
export { usePreferences } from './use-preferences.ts';
