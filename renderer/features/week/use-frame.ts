import { useMemo } from 'react';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { addDays, type Day, startMinutesOf } from '#shared/domain/day/day.ts';
import type { SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import type { UsedView } from './use-sheet-view.ts';

/** A week as a sheet: all rows begin where the last day does, or at the time of the clock that the member chose. */
export function useFrame(first: Day, { view }: UsedView): SheetFrame {
  const starts = useDayStarts();
  return useMemo(
    () => ({
      first,
      rows: 7,
      startMinutes: view.sheetStartMinutes ?? startMinutesOf(addDays(first, 6), starts),
      daysAcross: view.sheetDaysAcross,
    }),
    [first, view, starts],
  );
}
