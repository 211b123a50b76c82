import { Layers } from 'lucide-react';
import { taskTitle, when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { countAsSleep } from '#renderer/model/log/index.ts';
import { countAsWork } from '#renderer/model/rhythm/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Change } from '#renderer/store/write.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { entryWithout, type WorkInSleep } from '#shared/domain/log/overlap.ts';
import styles from './EntryList.module.css';

interface WorkInSleepRowProps {
  overlap: WorkInSleep;
  titles: ReadonlyMap<string, string>;
  day: Day;
  now: number;
}

/** Work during recorded sleep. It may stay so; one click says which of the two it was. */
export function WorkInSleepRow({ overlap, titles, day, now }: WorkInSleepRowProps) {
  const text = useText();
  const { rich, t, format } = text;
  const act = useAct();
  const { entry, records, shared } = overlap;
  const [first, last] = [shared[0], shared.at(-1)];
  if (!first || !last) return null;
  const [start, end] = [
    when(format, first.startAt, entry.zone, day),
    when(format, last.endAt, entry.zone, day),
  ];
  const about = t('log.span', { start, end });
  const settle = (action: (workspace: Workspace) => Promise<Change[]>) =>
    void act(action, (undo) => showToast({ message: rich('log.settled'), undo }));
  return (
    <tr data-row="overlap" className={styles.between}>
      <td className={styles.time}>{rich(start)}</td>
      <td className={styles.time}>{rich(end)}</td>
      <td className={styles.what}>
        <p className={styles.decide}>
          <Layers size={14} strokeWidth={1.75} aria-hidden />{' '}
          {rich('log.workInSleep', { title: taskTitle(text, entry.taskId, titles) })}
        </p>
        <div className={styles.fixes}>
          <Button
            kind="plain"
            about={about}
            onPress={() => settle((workspace) => countAsWork(workspace, records, entry))}
          >
            {rich('log.wasWork')}
          </Button>
          {entryWithout(entry, shared, now) && (
            <Button
              kind="plain"
              about={about}
              onPress={() => settle((workspace) => countAsSleep(workspace, entry, records))}
            >
              {rich('log.wasSleep')}
            </Button>
          )}
        </div>
      </td>
      <td className={styles.length}>{rich(format.duration(roundedMs(shared)))}</td>
      <td />
    </tr>
  );
}
