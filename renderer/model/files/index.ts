// Files out of the workspace and into it.
export {
  type Comparison,
  compareRows,
  readEverything,
  readKnown,
  readWritten,
  type Written,
} from './everything.ts';
export { importRows, importTimes, type OnProgress } from './import.ts';
