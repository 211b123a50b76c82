// What was recorded of the member's rhythm, and the kinds of moment that they record.
export { addKind, changeKind, type KindPatch, readKinds, useKinds } from './kinds.ts';
export { deleteMoment, editMoment, recordMoment } from './moments.ts';
export { readRhythm, readSleep } from './read-rhythm.ts';
export { addSleep, countAsWork, deleteSleep, editSleep, joinSleep } from './sleep.ts';
export { endSleep, leaveSleepOpen, readSleepAtWork } from './sleep-at-work.ts';
