import { useAct } from '#renderer/model/act/index.ts';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { editSleep } from '#renderer/model/rhythm/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { isAsleep } from '#shared/domain/rhythm/sleep.ts';

/**
 * The member got up just now: ends the sleep that goes on, and calls `done` with a function that undoes it. Where no
 * sleep goes on, it asks when they went to bed.
 */
export type GetUp = (sleep: ReadonlyArray<RhythmRecord>, done: (undo: () => void) => void) => void;

/** The one way to record getting up now. @param day the logical day it is */
export function useGetUp(day: Day): GetUp {
  const { around } = useWorkspace();
  const act = useAct();
  return (sleep, done) => {
    const upAt = around.now();
    const lasting = sleep.findLast((record) => isAsleep(record, upAt));
    if (!lasting) openSleepPanel({ day, record: null, upAt });
    else {
      void act((workspace) => editSleep(workspace, lasting, { startAt: lasting.startAt, endAt: upAt }), done);
    }
  };
}
