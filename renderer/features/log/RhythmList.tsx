import { BedDouble, Plus, Sun } from 'lucide-react';
import { Fragment } from 'react';
import { kindName, recordedWords, richKindName } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { openMomentPanel, openSleepPanel } from '#renderer/model/panel/index.ts';
import { recordMoment } from '#renderer/model/rhythm/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { kindIcon } from '#renderer/ui/kind-icons.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { type Kind, kindOf } from '#shared/domain/rhythm/kinds.ts';
import { isInBed, isLoneGettingUp, isSleep } from '#shared/domain/rhythm/moment.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleepOverlaps } from '#shared/domain/rhythm/sleep-overlap.ts';
import { MomentLine } from './MomentLine.tsx';
import styles from './RhythmList.module.css';
import { OverlapLine, SleepLine } from './SleepLine.tsx';

interface RhythmListProps {
  /** The sleep that touches the day, and the moments in it, in order. */
  records: ReadonlyArray<RhythmRecord>;
  /** The work that touches the day. */
  entries: ReadonlyArray<TimeEntry>;
  kinds: ReadonlyArray<Kind>;
  day: Day;
  isToday: boolean;
  now: number;
}

/** Sleep and moments of a day in order of time: one click for now, by hand for any other time. */
export function RhythmList({ records, entries, kinds, day, isToday, now }: RhythmListProps) {
  const { rich } = useText();
  const sleep = records.filter(isSleep);
  const shared = sleepOverlaps(sleep, now).filter((overlap) => roundedMs([overlap.shared]) > 0);
  return (
    <section className={styles.section} aria-labelledby="log-rhythm">
      <h2 id="log-rhythm">{rich('rhythm.title')}</h2>
      {records.length === 0 ? (
        <p className={styles.empty}>{rich('rhythm.empty')}</p>
      ) : (
        <ul>
          {records.map((record) =>
            isSleep(record) ? (
              <Fragment key={record.id}>
                <SleepLine record={record} day={day} now={now} />
                {shared
                  .filter(({ later }) => later.id === record.id)
                  .map((overlap) => (
                    <OverlapLine key={overlap.earlier.id} overlap={overlap} day={day} />
                  ))}
              </Fragment>
            ) : (
              <MomentLine
                key={record.id}
                record={record}
                kind={kindOf(kinds, record)}
                day={day}
                isLone={isLoneGettingUp(record, sleep)}
              />
            ),
          )}
        </ul>
      )}
      <div className={styles.buttons}>
        {isToday && <NowButtons kinds={kinds} inBed={isInBed(records, entries, now)} />}
        <Button kind="plain" icon={Plus} onPress={() => openMomentPanel({ day, record: null })}>
          {rich('rhythm.add')}
        </Button>
        <Button kind="plain" icon={Plus} onPress={() => openSleepPanel({ day, record: null })}>
          {rich('log.addSleep')}
        </Button>
      </div>
    </section>
  );
}

/** Going to bed and getting up, which are told at the edge of sleep, and all other moments in a menu. */
function NowButtons({ kinds, inBed }: { kinds: ReadonlyArray<Kind>; inBed: boolean }) {
  const text = useText();
  const { t, rich } = text;
  const act = useAct();
  const record = (kind: Kind) =>
    void act(
      (workspace) => recordMoment(workspace, kind.id),
      (undo) => showToast({ message: recordedWords(text, kind), undo }),
    );
  const on = kinds.filter(({ isOff }) => !isOff);
  const bed = on.find(({ known }) => known === 'bed');
  const up = on.find(({ known }) => known === 'out-of-bed');
  const others = on.filter((kind) => kind !== bed && kind !== up);
  return (
    <>
      {bed && !inBed && (
        <Button icon={BedDouble} onPress={() => record(bed)}>
          {rich('log.bedNow')}
        </Button>
      )}
      {up && (
        <Button icon={Sun} onPress={() => record(up)}>
          {rich('day.gotUp')}
        </Button>
      )}
      {others.length > 0 && (
        <MenuButton
          label={t('rhythm.recordOther')}
          actions={() =>
            others.map((kind) => ({
              id: kind.id,
              label: richKindName(text, kind),
              text: kindName(text, kind),
              icon: kindIcon(kind.known),
              run: () => record(kind),
            }))
          }
        />
      )}
    </>
  );
}
