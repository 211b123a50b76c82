import { BedDouble, Layers, Pencil, Plus, Sun, Trash2 } from 'lucide-react';
import { Fragment } from 'react';
import { when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useGetUp } from '#renderer/model/get-up/index.ts';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { addSleep, deleteSleep, joinSleep } from '#renderer/model/rhythm/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { isAsleep } from '#shared/domain/rhythm/sleep.ts';
import { mergeSleep, type SleepOverlap, sleepOverlaps } from '#shared/domain/rhythm/sleep-overlap.ts';
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
  const shared = sleepOverlaps(records, now).filter((overlap) => roundedMs([overlap.shared]) > 0);
  return (
    <section className={styles.section} aria-labelledby="log-sleep">
      <h2 id="log-sleep">{rich('day.sleep')}</h2>
      {records.length === 0 ? (
        <p className={styles.empty}>{rich('log.sleepEmpty')}</p>
      ) : (
        <ul>
          {records.map((record) => (
            <Fragment key={record.id}>
              <SleepLine record={record} day={day} now={now} />
              {shared
                .filter(({ later }) => later.id === record.id)
                .map((overlap) => (
                  <OverlapLine key={overlap.earlier.id} overlap={overlap} day={day} />
                ))}
            </Fragment>
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
  const getUp = useGetUp(day);
  const lasting = records.findLast((record) => isAsleep(record, now));
  const toBed = () =>
    void act(
      (workspace) => addSleep(workspace, { startAt: around.now(), endAt: null }),
      (undo) => showToast({ message: rich('log.bedKept'), undo }),
    );
  return (
    <>
      {!lasting && (
        <Button icon={BedDouble} onPress={toBed}>
          {rich('log.bedNow')}
        </Button>
      )}
      <Button
        icon={Sun}
        onPress={() => getUp(records, (undo) => showToast({ message: rich('day.upKept'), undo }))}
      >
        {rich('day.gotUp')}
      </Button>
    </>
  );
}

/** Two records of the same sleep. It counts once; one click makes one of them. */
function OverlapLine({ overlap: { earlier, later, shared }, day }: { overlap: SleepOverlap; day: Day }) {
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
