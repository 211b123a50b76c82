import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readEntriesOf } from '#renderer/model/log/index.ts';
import { readOneWork } from '#renderer/model/work/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { workedIntervals } from '#shared/domain/log/time-entry.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import styles from './Spent.module.css';

interface SpentProps {
  taskId: string;
  /** What the running block adds, in milliseconds. */
  runningMs: number;
}

/** What was estimated for a task, beside the time that it has had today, and in all. Nothing where nothing is known. */
export function Spent({ taskId, runningMs }: SpentProps) {
  const { rich, format } = useText();
  const today = useToday();
  const starts = useDayStarts();
  const known = useRows(
    async (db) => {
      const [work, entries] = await Promise.all([readOneWork(db, taskId), readEntriesOf(db, taskId)]);
      const total = entries.reduce(
        (sum, entry) => sum + roundedMs(workedIntervals(entry, entry.endAt ?? entry.startAt)),
        0,
      );
      // All of them have ended, so no present time is needed.
      const ofToday = dayTotal(entries, today, 0, starts).workedMs;
      return { estimateMinutes: work?.item?.estimateMinutes ?? null, total, ofToday };
    },
    [taskId, today, starts],
  );
  if (!known) return null;
  const { estimateMinutes, total, ofToday } = known;
  const running = Math.floor(runningMs / MINUTE_MS) * MINUTE_MS;
  const isKnown = estimateMinutes !== null || total > 0;
  return (
    <p className={styles.spent}>
      {estimateMinutes !== null && (
        <span>{rich('clock.planned', { estimate: format.duration(estimateMinutes * MINUTE_MS) })}</span>
      )}
      {isKnown && <span>{rich('clock.spentToday', { spent: format.duration(ofToday + running) })}</span>}
      {total > ofToday && <span>{rich('clock.spent', { spent: format.duration(total + running) })}</span>}
    </p>
  );
}
