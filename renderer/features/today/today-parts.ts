import type { ComponentType } from 'react';
import type { Day } from '#shared/domain/day/day.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';

/** The parts of Today that are fetched after it: they add to it, and without them it is loaded sooner. */
export interface TodayParts {
  /** What can be recorded as of now. */
  RecordNow: ComponentType<{ today: Day }>;
  /** The moments on the timeline. */
  DayMoments: ComponentType<{ today: Day; moments: ReadonlyArray<RhythmRecord> }>;
}
