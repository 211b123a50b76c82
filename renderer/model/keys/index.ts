// What this device knows about the keys of its space, and what the NPO can read.
export { readPrivacy } from './privacy.ts';
export { countLocked, type KeysReport, type SheetReport, useKeysReport } from './report.ts';
export { isSheetPutOff } from './sheet-later.ts';
export { isWorthKeeping } from './worth-keeping.ts';
