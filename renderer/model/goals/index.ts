// What a member wants to do again and again: goals, their marks and pauses.
export {
  addGoal,
  bringBackGoal,
  deleteGoal,
  editGoal,
  endGoal,
  type GoalEdit,
  placeGoals,
  stopReminding,
} from './goals.ts';
export { type MarkedDay, markGoal, sayAmount } from './marks.ts';
export { pauseGoals, resumeGoals } from './pauses.ts';
export { goalTaskId, planGoal } from './plan-goal.ts';
export {
  type Goals,
  type GoalToday,
  type GoalView,
  type GoalWeek,
  readGoals,
  readGoalsOn,
  readGoalsToday,
  readGoalViews,
  type Standpoint,
} from './read-goals.ts';
export { readHappened } from './read-happened.ts';
export { takeReminders } from './take-reminders.ts';
export { useGoalsToday, useStandpoint } from './use-goals.ts';
