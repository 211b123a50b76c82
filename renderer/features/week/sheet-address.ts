import { Day } from '#shared/domain/day/day.ts';

/** How much a sheet shows. */
export type SheetSpan = 'week' | 'month' | 'year';

/** The address of the sheet on which a day is. That of today's is the same from day to day. */
export function addressOf(span: SheetSpan, day: Day, today: Day): string {
  if (span === 'week') return day === today ? '/week' : `/week/${day}`;
  const length = span === 'month' ? 7 : 4;
  const shown = day.slice(0, length);
  return shown === today.slice(0, length) ? `/week/${span}` : `/week/${span}/${shown}`;
}

/** What an address asks for: `/week/2026-11-23`, `/week/month/2026-11`, `/week/year/2026`; null for what has today. */
export function askedFor({ view = '', day = '' }: { view?: string; day?: string }): {
  span: SheetSpan;
  day: Day | null;
} {
  if (view !== 'month' && view !== 'year') return { span: 'week', day: Day.safeParse(view).data ?? null };
  // A whole date will do, too.
  const rest: Record<number, string> = { 4: '-01-01', 7: '-01' };
  return { span: view, day: Day.safeParse(day + (rest[day.length] ?? '')).data ?? null };
}
