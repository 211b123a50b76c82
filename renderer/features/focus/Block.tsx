import { Coffee, Pause, Play, Plus, Square } from 'lucide-react';
import { blockTitle } from '#renderer/locales/block-title.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import type { OpenBlock } from '#renderer/model/clock/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Clock } from '#renderer/ui/Clock.tsx';
import type { Phase } from '#shared/domain/clock/phase.ts';
import styles from './Block.module.css';
import { BlockKind } from './BlockKind.tsx';
import { BlockNote } from './BlockNote.tsx';
import { clockOf } from './clock-of.ts';
import { Face } from './Face.tsx';
import { PauseReason } from './PauseReason.tsx';
import { phaseWords } from './phase-words.ts';
import { Rounds } from './Rounds.tsx';
import { isRoundOver } from './round-over.ts';
import { Spent } from './Spent.tsx';
import { StartMove } from './StartMove.tsx';
import { useClockActions } from './use-clock-actions.tsx';

/** The block of this device: the face of its clock, what can be done with it, and what can be said about it. */
export function Block({ block }: { block: OpenBlock }) {
  const text = useText();
  const { rich } = text;
  const { pause, resume, stop, extend } = useClockActions();
  const { entry, state, phase, elapsedMs } = block;
  const { isFull, ...clock } = clockOf(text, block);
  const isOver = isRoundOver(block);
  const isWork = phase?.kind === 'work';
  return (
    <>
      <Face
        title={blockTitle(text, block)}
        share={phase && phase.passedMs / phase.lengthMs}
        kind={!phase || isWork ? 'work' : 'rest'}
        time={<Clock size="large" {...clock} />}
        below={<Since block={block} />}
      >
        {phase && <PhaseWords block={block} phase={phase} />}
        {phase && isFull && <p>{rich(isWork ? 'focus.full' : 'focus.fullBreak')}</p>}
        {entry.taskId !== null && <Spent taskId={entry.taskId} runningMs={elapsedMs} />}
        <Button kind="main" icon={Square} onPress={stop}>
          {rich('focus.stop')}
        </Button>
        <div className={styles.buttons}>
          {state === 'paused' ? (
            <Button icon={Play} onPress={resume}>
              {rich('focus.resume')}
            </Button>
          ) : (
            <Button icon={isOver ? Coffee : Pause} onPress={pause}>
              {rich(isOver ? 'focus.takeBreak' : 'focus.pause')}
            </Button>
          )}
          {isWork && (
            <>
              <Button icon={Plus} onPress={() => extend(5)}>
                {rich('focus.more5')}
              </Button>
              <Button icon={Plus} onPress={() => extend(10)}>
                {rich('clock.more10')}
              </Button>
            </>
          )}
        </div>
        {state === 'paused' && <PauseReason key={entry.pauses.length} block={block} />}
      </Face>
      <Card>
        <BlockNote key={entry.id} entry={entry} />
        <BlockKind entry={entry} />
        <StartMove key={`${entry.id} start`} entry={entry} />
      </Card>
    </>
  );
}

/** How much of the phase there was, and in which round it is. */
function PhaseWords({ block: { entry }, phase }: { block: OpenBlock; phase: Phase }) {
  const { rich, format } = useText();
  const { aim } = entry;
  const { kind, round, isLong } = phase;
  const words = phaseWords(phase);
  const whole = format.duration(words.whole);
  const afterRound = isLong ? 'clock.longBreakAfter' : 'clock.breakAfter';
  return (
    <>
      <p className={styles.hint}>
        {'over' in words
          ? rich(words.key, { whole, over: format.duration(words.over) })
          : rich(words.key, { whole, done: format.duration(words.done) })}
      </p>
      {aim?.kind === 'pomodoro' && (
        <Rounds phase={phase} every={aim.longEvery}>
          {rich(kind === 'work' ? 'clock.round' : afterRound, { round })}
        </Rounds>
      )}
    </>
  );
}

/** Since when it runs, or since when and why it is paused. */
function Since({ block: { entry, state } }: { block: OpenBlock }) {
  const { rich, format } = useText();
  const pause = entry.pauses.find(({ endAt }) => endAt === null);
  const time = format.time(pause?.startAt ?? entry.startAt, entry.zone);
  return pause?.reason
    ? rich('clock.pausedBecause', { time, reason: pause.reason })
    : rich(state === 'paused' ? 'focus.paused' : 'focus.running', { time });
}
