import { when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { answerUnsure } from '#renderer/model/clock/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Change } from '#renderer/store/write.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { UnsureAnswer } from '#shared/domain/clock/focus-clock.ts';
import { type TimeEntry, unsureIntervals } from '#shared/domain/log/time-entry.ts';
import { wallDay } from './stretch.ts';
import styles from './UnsureChoice.module.css';

interface UnsureChoiceProps {
  entry: TimeEntry;
  now: number;
  /** Called with the action that settles it. */
  onAnswer: (action: (workspace: Workspace) => Promise<Change[]>) => void;
}

/** What was the time that the computer cannot tell about? Until it is said, it is not counted. */
export function UnsureChoice({ entry, now, onAnswer }: UnsureChoiceProps) {
  const { rich, format } = useText();
  const { zone } = entry;
  const stretches = unsureIntervals(entry, now);
  const first = stretches[0];
  if (!first) return null;
  const day = wallDay(entry.startAt, zone);
  const answer = (given: UnsureAnswer) => onAnswer((workspace) => answerUnsure(workspace, entry, given));
  return (
    <section className={styles.choice} aria-labelledby="log-unsure">
      <h3 id="log-unsure">{rich('log.unsureTitle')}</h3>
      {stretches.map(({ startAt, endAt }) => (
        <p key={startAt}>
          {rich('log.unsureText', {
            start: when(format, startAt, zone, day),
            end: when(format, endAt, zone, day),
          })}
        </p>
      ))}
      <p className={styles.note}>{rich('log.unsureNote')}</p>
      <div className={styles.answers}>
        <Button onPress={() => answer({ kind: 'keep' })}>{rich('log.unsureKeep')}</Button>
        <Button onPress={() => answer({ kind: 'leave-out' })}>{rich('log.unsureLeaveOut')}</Button>
        <Button onPress={() => answer({ kind: 'stop', at: first.startAt })}>
          {rich('log.unsureStop', { time: format.time(first.startAt, zone) })}
        </Button>
      </div>
    </section>
  );
}
