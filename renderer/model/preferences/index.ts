// What the member chose for themselves.
export { chooseReportColumn, readPreferences, setPreferences } from './preferences.ts';
