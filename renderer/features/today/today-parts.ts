import type { ComponentType } from 'react';
import type { DayPage } from '#renderer/model/plan/index.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';

/** The parts of Today that are fetched after it: they add to it, and without them it is loaded sooner. */
export interface TodayParts {
  /** What the member can tell as of now; how they are only with the page of a day that is not closed. */
  TellNow: ComponentType<{ today: Day; page: DayPage | null }>;
  /** The moments on the timeline. */
  DayMoments: ComponentType<{ today: Day; moments: ReadonlyArray<RhythmRecord> }>;
  /** The goals of today. */
  Goals: ComponentType;
}
