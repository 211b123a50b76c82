// The panel that several screens can open.
export {
  closePanel,
  type MomentToEdit,
  openMomentPanel,
  openPlanPanel,
  openRecordPanel,
  openSleepPanel,
  type PlanToEdit,
  type SleepToEdit,
  useOpenPanel,
} from './open-panel.ts';
