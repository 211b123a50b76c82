import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { Lived } from './step.ts';

/** The focus clock of one computer under test. */
export interface Desk {
  take(step: Lived): Promise<void> | void;
  /** The entries of this computer, in the order in which they were made. */
  entries(): Promise<TimeEntry[]> | TimeEntry[];
}
