// The time log: entries, and the days that they make.
export {
  addEntry,
  countAsSleep,
  cutEntry,
  deleteEntries,
  type EntryEdit,
  editEntries,
  editEntry,
  feelEntry,
  joinEntries,
  type NewTask,
  noteEntry,
  settleEntries,
} from './entries.ts';
export { type DayRecords, readDays, tablesOfDays, unreadableIn } from './read-days.ts';
export { readEntries, readEntriesById, readEntriesOf, readOpenBlocks } from './read-entries.ts';
export { readRhythmSources } from './read-rhythm-sources.ts';
export { useDayRecords } from './use-day-records.ts';
export { useHabit } from './use-habit.ts';
