// The panel that several screens can open.
export {
  closePanel,
  type GoalToEdit,
  type MomentToEdit,
  openGoalPanel,
  openMomentPanel,
  openPlanPanel,
  openRecordPanel,
  openSleepPanel,
  type PlanToEdit,
  type SleepToEdit,
  useOpenPanel,
} from './open-panel.ts';
