import { Layers } from 'lucide-react';
import { taskTitle, when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { joinEntries, settleEntries } from '#renderer/model/log/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Change } from '#renderer/store/write.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { mergeEntries } from '#shared/domain/log/entry-edits.ts';
import { type Overlap, settleOverlap } from '#shared/domain/log/overlap.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import styles from './EntryList.module.css';

interface OverlapRowProps {
  overlap: Overlap;
  titles: ReadonlyMap<string, string>;
  day: Day;
  now: number;
}

/** An overlap: time that two entries both cover. It may stay so; one click lets it count once. */
export function OverlapRow({ overlap: { earlier, later, shared }, titles, day, now }: OverlapRowProps) {
  const text = useText();
  const { rich, format } = text;
  const act = useAct();
  const name = (entry: TimeEntry) => ({
    title: taskTitle(text, entry.taskId, titles),
    start: when(format, entry.startAt, entry.zone, day),
  });
  const settle = (action: (workspace: Workspace) => Promise<Change[]>) =>
    void act(action, (undo) => showToast({ message: rich('log.settled'), undo }));
  const [first, last] = [shared[0], shared.at(-1)];
  return (
    <tr data-row="overlap" className={styles.between}>
      <td className={styles.time}>{first && rich(when(format, first.startAt, later.zone, day))}</td>
      <td className={styles.time}>{last && rich(when(format, last.endAt, later.zone, day))}</td>
      <td className={styles.what}>
        <p className={styles.decide}>
          <Layers size={14} strokeWidth={1.75} aria-hidden />{' '}
          {rich('log.overlap', { first: name(earlier).title, second: name(later).title })}
        </p>
        <div className={styles.fixes}>
          {[
            { kept: earlier, other: later },
            { kept: later, other: earlier },
          ].map(
            ({ kept, other }) =>
              settleOverlap(kept, other, now) && (
                <Button
                  key={kept.id}
                  kind="plain"
                  onPress={() => settle((workspace) => settleEntries(workspace, kept, other))}
                >
                  {rich('log.countTo', name(kept))}
                </Button>
              ),
          )}
          {mergeEntries([earlier, later]) && (
            <Button
              kind="plain"
              onPress={() => settle((workspace) => joinEntries(workspace, [earlier, later]))}
            >
              {rich('log.makeOne')}
            </Button>
          )}
        </div>
      </td>
      <td className={styles.length}>{rich(format.duration(roundedMs(shared)))}</td>
      <td />
    </tr>
  );
}
