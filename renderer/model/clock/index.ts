// The focus clock of this device: open blocks, actions on them, and the heartbeat.
export { readEndBefore } from './end-before.ts';
export {
  answerUnsure,
  extendFocus,
  lookAtClock,
  moveFocusStart,
  pauseFocus,
  recordHeartbeat,
  resumeFocus,
  startFocus,
  startWork,
  stopFocus,
  stopOtherBlock,
  takeBreak,
  tellReason,
} from './focus.ts';
export { startHeartbeat } from './heartbeat.ts';
export { followIdleness } from './idleness.ts';
export { readJustEnded } from './just-ended.ts';
export {
  type OpenBlock,
  type OpenBlocks,
  OpenBlocksContext,
  OpenMinutesContext,
  openMinutes,
  useCountedBlocks,
  useOpenBlocks,
  useOpenMinutes,
  useOpenRows,
} from './open-blocks.ts';
