import { ArrowUpToLine, Plus } from 'lucide-react';
import { when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { editEntry } from '#renderer/model/log/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { type Interval, roundedMs } from '#shared/domain/day/interval.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import styles from './EntryList.module.css';

interface GapRowProps {
  gap: Interval;
  /** The entry that ends where the gap begins. */
  before: TimeEntry | null;
  zone: string;
  day: Day;
  onAdd: (gap: Interval) => void;
}

/** A gap: time without an entry. It may stay so; one click fills it. */
export function GapRow({ gap, before, zone, day, onAdd }: GapRowProps) {
  const { rich, t, format } = useText();
  const act = useAct();
  const [start, end] = [when(format, gap.startAt, zone, day), when(format, gap.endAt, zone, day)];
  const about = t('log.span', { start, end });
  const extend = (entry: TimeEntry) =>
    void act(
      (workspace) => editEntry(workspace, entry, { ...entry, endAt: gap.endAt }),
      (undo) => showToast({ message: rich('log.extended', { end }), undo }),
    );
  return (
    <tr data-row="gap" className={styles.between}>
      <td className={styles.time}>{rich(start)}</td>
      <td className={styles.time}>{rich(end)}</td>
      <td className={styles.what}>
        <div className={styles.fixes}>
          <span className={styles.told}>{rich('log.gap')}</span>
          <Button kind="plain" icon={Plus} about={about} onPress={() => onAdd(gap)}>
            {rich('log.gapAdd')}
          </Button>
          {before && (
            <Button kind="plain" icon={ArrowUpToLine} about={about} onPress={() => extend(before)}>
              {rich('log.gapExtend')}
            </Button>
          )}
        </div>
      </td>
      <td className={styles.length}>{rich(format.duration(roundedMs([gap])))}</td>
      <td />
    </tr>
  );
}
