import { useText } from '#renderer/locales/use-text.tsx';
import { readSpentMs } from '#renderer/model/log/index.ts';
import { readOneWork } from '#renderer/model/work/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';

interface SpentProps {
  taskId: string;
  /** What the running block adds, in milliseconds. */
  runningMs: number;
}

/** What was estimated for a task, beside the time that it has had so far. Nothing where nothing is known. */
export function Spent({ taskId, runningMs }: SpentProps) {
  const { rich, format } = useText();
  const known = useRows(
    async (db) => {
      const [work, spentMs] = await Promise.all([readOneWork(db, taskId), readSpentMs(db, taskId)]);
      return { estimateMinutes: work?.item?.estimateMinutes ?? null, spentMs };
    },
    [taskId],
  );
  if (!known) return null;
  const { estimateMinutes } = known;
  const isFirst = known.spentMs === 0;
  const spent = format.duration(known.spentMs + Math.floor(runningMs / MINUTE_MS) * MINUTE_MS);
  if (estimateMinutes === null) return isFirst ? null : <p>{rich('clock.spent', { spent })}</p>;
  const estimate = format.duration(estimateMinutes * MINUTE_MS);
  return <p>{rich('clock.spentOf', { spent, estimate })}</p>;
}
