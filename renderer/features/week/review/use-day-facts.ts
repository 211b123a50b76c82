import { useDayStarts } from '#renderer/model/day/index.ts';
import { readDays } from '#renderer/model/log/index.ts';
import { readDayPages } from '#renderer/model/plan/index.ts';
import { useNow, useRows } from '#renderer/store/hooks.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type DayFacts, dayFacts } from '#shared/domain/review/day-facts.ts';

/** How each day was, beside its sleep and work; undefined until it is read. */
export function useDayFacts(days: ReadonlyArray<Day>): DayFacts[] | undefined {
  const starts = useDayStarts();
  const now = useNow(MINUTE_MS);
  const read = useRows(
    async (db) => {
      const [records, pages] = await Promise.all([readDays(db, days), readDayPages(db, days)]);
      return { records, pages };
    },
    [days],
  );
  if (!read) return undefined;
  const told = days.map((day, index) => ({
    day,
    energy: read.pages[index]?.energy ?? null,
    mood: read.pages[index]?.mood ?? null,
  }));
  return dayFacts(told, read.records, now, starts);
}
