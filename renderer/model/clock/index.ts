// The focus clock of this device: what is open, what moves it, and the heartbeat that keeps it honest.
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
export { readJustEnded } from './just-ended.ts';
export { type OpenBlock, OpenBlocksContext, useCountedBlocks, useOpenBlocks } from './open-blocks.ts';
