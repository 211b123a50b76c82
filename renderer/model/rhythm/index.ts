// What was recorded of the member's rhythm.
export { readRhythm, readSleep } from './read-rhythm.ts';
export { addSleep, countAsWork, deleteSleep, editSleep, joinSleep } from './sleep.ts';
export { endSleep, leaveSleepOpen, readSleepAtWork } from './sleep-at-work.ts';
