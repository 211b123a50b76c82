import { Layers, Pencil, Trash2 } from 'lucide-react';
import { when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { deleteSleep, joinSleep } from '#renderer/model/rhythm/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { isAsleep } from '#shared/domain/rhythm/sleep.ts';
import { mergeSleep, type SleepOverlap } from '#shared/domain/rhythm/sleep-overlap.ts';
import styles from './RhythmList.module.css';

/** Two records of the same sleep. It counts once; one click makes one of them. */
export function OverlapLine({
  overlap: { earlier, later, shared },
  day,
}: {
  overlap: SleepOverlap;
  day: Day;
}) {
  const { rich, t, format } = useText();
  const act = useAct();
  const words = (at: number) => when(format, at, later.zone, day);
  const about = t('log.span', { start: words(shared.startAt), end: words(shared.endAt) });
  const makeOne = () =>
    void act(
      (workspace) => joinSleep(workspace, [earlier, later]),
      (undo) => showToast({ message: rich('log.joined'), undo }),
    );
  return (
    <li className={styles.line}>
      <span className={styles.decide}>
        <Layers size={14} strokeWidth={1.75} aria-hidden /> {rich('log.sleepTwice')}
      </span>
      <span className={styles.quiet}>{rich(format.duration(roundedMs([shared])))}</span>
      {mergeSleep([earlier, later]) && (
        <span className={styles.actions}>
          <Button kind="plain" about={about} onPress={makeOne}>
            {rich('log.makeOne')}
          </Button>
        </span>
      )}
    </li>
  );
}

/** Sleep from when to when, and how long it was. */
export function SleepLine({ record, day, now }: { record: RhythmRecord; day: Day; now: number }) {
  const { t, rich, format } = useText();
  const act = useAct();
  const { startAt, endAt, zone } = record;
  const start = when(format, startAt, zone, day);
  const remove = () =>
    void act(
      (workspace) => deleteSleep(workspace, record),
      (undo) => showToast({ message: rich('log.sleepDeleted'), undo }),
    );
  return (
    <li className={styles.line}>
      <span className={styles.time}>
        {rich(start)} – {endAt !== null && rich(when(format, endAt, zone, day))}
      </span>
      <span>{rich('day.sleep')}</span>
      <span className={styles.quiet}>
        {endAt !== null && rich(format.duration(roundedMs([{ startAt, endAt }])))}
        {endAt === null && !isAsleep(record, now) && rich('day.upNotKnown')}
      </span>
      <span className={styles.actions}>
        <IconButton
          icon={Pencil}
          label={t('log.changeSleep', { start })}
          onPress={() => openSleepPanel({ day, record })}
        />
        <IconButton icon={Trash2} label={t('log.deleteSleep', { start })} onPress={remove} />
      </span>
    </li>
  );
}
