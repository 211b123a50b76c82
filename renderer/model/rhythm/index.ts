// Recorded sleep.
export { addSleep, countAsWork, deleteSleep, editSleep, joinSleep, readSleep } from './sleep.ts';
export { endSleep, leaveSleepOpen, readSleepAtWork } from './sleep-at-work.ts';
