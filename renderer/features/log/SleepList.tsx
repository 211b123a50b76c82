import { BedDouble, Pencil, Plus, Sun, Trash2 } from 'lucide-react';
import { when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { addSleep, deleteSleep, editSleep } from '#renderer/model/rhythm/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { isAsleep } from '#shared/domain/rhythm/sleep.ts';
import styles from './SleepList.module.css';

interface SleepListProps {
  /** The sleep that touches the day, in order. */
  records: ReadonlyArray<RhythmRecord>;
  day: Day;
  isToday: boolean;
  now: number;
}

/** Going to bed and getting up: one click for now, by hand for any other time. */
export function SleepList({ records, day, isToday, now }: SleepListProps) {
  const { rich } = useText();
  return (
    <section className={styles.section} aria-labelledby="log-sleep">
      <h2 id="log-sleep">{rich('day.sleep')}</h2>
      {records.length === 0 ? (
        <p className={styles.empty}>{rich('log.sleepEmpty')}</p>
      ) : (
        <ul>
          {records.map((record) => (
            <SleepLine key={record.id} record={record} day={day} now={now} />
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        {isToday && <NowButtons records={records} day={day} now={now} />}
        <Button kind="plain" icon={Plus} onPress={() => openSleepPanel({ day, record: null })}>
          {rich('log.addSleep')}
        </Button>
      </div>
    </section>
  );
}

function NowButtons({ records, day, now }: Pick<SleepListProps, 'records' | 'day' | 'now'>) {
  const { rich } = useText();
  const { around } = useWorkspace();
  const act = useAct();
  const lasting = records.findLast((record) => isAsleep(record, now));
  const toBed = () =>
    void act(
      (workspace) => addSleep(workspace, { startAt: around.now(), endAt: null }),
      (undo) => showToast({ message: rich('log.bedKept'), undo }),
    );
  const getUp = () => {
    const upAt = around.now();
    if (!lasting) openSleepPanel({ day, record: null, upAt });
    else {
      void act(
        (workspace) => editSleep(workspace, lasting, { startAt: lasting.startAt, endAt: upAt }),
        (undo) => showToast({ message: rich('log.upKept'), undo }),
      );
    }
  };
  return (
    <>
      {!lasting && (
        <Button icon={BedDouble} onPress={toBed}>
          {rich('log.bedNow')}
        </Button>
      )}
      <Button icon={Sun} onPress={getUp}>
        {rich('log.upNow')}
      </Button>
    </>
  );
}

function SleepLine({ record, day, now }: { record: RhythmRecord; day: Day; now: number }) {
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
      <span>
        {rich(start)} – {endAt !== null && rich(when(format, endAt, zone, day))}
      </span>
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
