import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { moveFocusStart, readEndBefore } from '#renderer/model/clock/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { type Typed, valueIn } from '#renderer/ui/typed-value.ts';
import { moveStart } from '#shared/domain/clock/focus-clock.ts';
import { nearestInstant, wallMinutes } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import styles from './StartMove.module.css';

const EARLIER_MINUTES = [10, 20, 30];
const FURTHEST_MS = 12 * 60 * MINUTE_MS;

/** "I actually started earlier": ten, twenty, thirty minutes, or a time; and back again. */
export function StartMove({ entry }: { entry: TimeEntry }) {
  const { rich, t, format } = useText();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <div className={styles.closed}>
        <Button kind="plain" onPress={() => setOpen(true)}>
          {rich('clock.startMove')}
        </Button>
      </div>
    );
  }
  return (
    <section aria-label={t('clock.startTitle')} className={styles.move}>
      <p>{rich('clock.startTitle')}</p>
      <p className={styles.hint}>{rich('focus.running', { time: format.time(entry.startAt, entry.zone) })}</p>
      <Choices entry={entry} onDone={() => setOpen(false)} />
    </section>
  );
}

function Choices({ entry, onDone }: { entry: TimeEntry; onDone: () => void }) {
  const { rich, format } = useText();
  const act = useAct();
  const { startAt, zone } = entry;
  const [minutes, setMinutes] = useState<Typed<number>>(() => Math.floor(wallMinutes(startAt, zone)));
  const notBefore = useRows((db) => readEndBefore(db, entry, startAt - FURTHEST_MS), [entry.id, startAt]);
  if (notBefore === undefined) return null;

  const move = (wantedAt: number) => {
    // Storing applies the same limit; here it is needed for the message only.
    const moved = moveStart(entry, wantedAt, { notBefore, now: Infinity }).startAt ?? startAt;
    void act(
      (workspace) => moveFocusStart(workspace, wantedAt),
      (undo) => showToast({ message: rich('clock.startMoved', { time: format.time(moved, zone) }), undo }),
    );
    onDone();
  };
  const moveToTyped = () => {
    const typed = valueIn(minutes);
    if (typed !== null) move(nearestInstant(typed, startAt, zone));
  };
  const earliest = Math.max(notBefore, startAt - Math.max(...EARLIER_MINUTES) * MINUTE_MS);
  const isLimited = notBefore > startAt - Math.max(...EARLIER_MINUTES) * MINUTE_MS;
  const offered = EARLIER_MINUTES.filter((earlier) => startAt - earlier * MINUTE_MS >= notBefore);
  return (
    <>
      <div className={styles.choices}>
        {offered.map((earlier) => (
          <Button key={earlier} onPress={() => move(startAt - earlier * MINUTE_MS)}>
            {rich('clock.earlier', {
              length: format.duration(earlier * MINUTE_MS),
              time: format.time(startAt - earlier * MINUTE_MS, zone),
            })}
          </Button>
        ))}
      </div>
      {isLimited && (
        <p className={styles.hint}>
          {notBefore < startAt
            ? rich('clock.startLimited', { time: format.time(earliest, zone) })
            : rich('clock.startNone')}
        </p>
      )}
      <div className={styles.choices}>
        <TimeField
          label={rich('clock.startAt')}
          value={minutes}
          onChange={setMinutes}
          write={format.timeOfDay}
          unreadable={rich('focus.timeUnreadable')}
          onSubmit={moveToTyped}
        />
        <Button onPress={moveToTyped}>{rich('clock.startSave')}</Button>
        <Button kind="plain" onPress={onDone}>
          {rich('clock.cancel')}
        </Button>
      </div>
    </>
  );
}
