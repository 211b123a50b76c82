// The panel that several screens can open.
export {
  closePanel,
  openPlanPanel,
  openSleepPanel,
  type PlanToEdit,
  type SleepToEdit,
  useOpenPanel,
} from './open-panel.ts';
