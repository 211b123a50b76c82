// Recorded sleep.
export { addSleep, deleteSleep, editSleep, readSleep } from './sleep.ts';
