// The panel that several screens can open.
export {
  closePanel,
  type GoalToEdit,
  openGoalPanel,
  openPlanPanel,
  openSleepPanel,
  type PlanToEdit,
  type SleepToEdit,
  useOpenPanel,
} from './open-panel.ts';
