// What a member can work on: own tasks, assignments, and what repeats.
export { acceptOffer, declineOffer, handOver, startedChanges } from './assignments.ts';
export { readOneWork } from './one-work.ts';
export {
  readDeclined,
  readFinished,
  readNames,
  readOccurrences,
  readRepeats,
  readTitles,
  readWork,
  type WorkNames,
  type WorkOfDay,
} from './read-work.ts';
export { addRepeat, deleteRepeat, editRepeat, type RepeatEdit } from './repeats.ts';
export {
  addTask,
  deleteTask,
  finishTask,
  keepingChanges,
  type Move,
  newTaskChange,
  noteTask,
  placeTasks,
  planChanges,
  planTask,
  planTasks,
  renameTask,
  setTaskPlan,
} from './tasks.ts';
export { useWork } from './use-work.ts';
