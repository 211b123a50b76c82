import { type TextTools, useText } from '#renderer/locales/use-text.tsx';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { reachOf, readEntries, readSleep } from '#renderer/store/reads/entries.ts';
import { readTitles } from '#renderer/store/reads/work.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { Timeline, type TimelineSpan } from '#renderer/ui/Timeline.tsx';
import { type Day, DEFAULT_DAY_START_MINUTES } from '#shared/domain/day.ts';
import { placeInDay } from '#shared/domain/day-place.ts';
import { entrySpan, type TimeEntry, unsureIntervals } from '#shared/domain/time-entry.ts';
import { dayTotal } from '#shared/domain/totals.ts';
import styles from './DayTimeline.module.css';

const MINUTE_MS = 60_000;

/** The day so far, from the member's day start: work and sleep as they were, and where now is. */
export function DayTimeline({ today }: { today: Day }) {
  const text = useText();
  const { t, rich, format } = text;
  const { around } = useWorkspace();
  const now = useNow(MINUTE_MS / 2);
  const rows = useRows(
    async (db) => {
      const reach = reachOf([today]);
      const [entries, sleep] = await Promise.all([readEntries(db, reach), readSleep(db, reach)]);
      const titles = await readTitles(
        db,
        entries.flatMap(({ taskId }) => taskId ?? []),
      );
      return { entries, sleep, titles };
    },
    [today],
  );
  if (!rows) return null;
  const zone = around.zone();
  const total = dayTotal(rows.entries, today, now);
  const spans = [
    ...rows.entries.flatMap((entry) => workSpan(entry, rows.titles, today, now, text)),
    ...rows.sleep.flatMap(({ id, startAt, endAt, zone: slept }) => {
      const place = placeInDay({ startAt, endAt: endAt ?? now }, today, slept);
      return place ? [{ id, kind: 'sleep' as const, ...place, label: t('common.letterSleep') }] : [];
    }),
  ];
  const nowPlace = placeInDay({ startAt: now, endAt: now + MINUTE_MS }, today, zone);
  return (
    <Card title={rich('today.timeline')} kind="plain">
      <p className={styles.total}>
        {rich('today.worked', { duration: format.duration(total.workedMs) })}
        {total.unsureMs >= MINUTE_MS && (
          <span>{rich('today.unsure', { duration: format.duration(total.unsureMs) })}</span>
        )}
      </p>
      <Timeline
        label={t('today.timeline')}
        spans={spans}
        letters={{ work: t('common.letterWork'), sleep: t('common.letterSleep') }}
        dayStartMinutes={DEFAULT_DAY_START_MINUTES}
        nowAt={nowPlace?.from}
      />
    </Card>
  );
}

function workSpan(
  entry: TimeEntry,
  titles: ReadonlyMap<string, string>,
  today: Day,
  now: number,
  { t, format }: TextTools,
): TimelineSpan[] {
  const span = entrySpan(entry, now);
  const place = placeInDay(span, today, entry.zone);
  if (!place) return [];
  const title = (entry.taskId && titles.get(entry.taskId)) || t('today.withoutTask');
  const parts = unsureIntervals(entry, now).flatMap((unsure) => {
    const part = placeInDay(unsure, today, entry.zone);
    return part ? [{ kind: 'unsure' as const, ...part }] : [];
  });
  const times = `${t(format.time(span.startAt, entry.zone))}–${t(format.time(span.endAt, entry.zone))}`;
  return [{ id: entry.id, kind: 'work', ...place, label: `${title} ${times}`, detail: title, parts }];
}
