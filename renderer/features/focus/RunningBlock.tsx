import { Coffee, Pause, Play, Plus, Square } from 'lucide-react';
import { Link } from 'wouter';
import { blockTitle } from '#renderer/locales/block-title.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useOpenBlocks } from '#renderer/model/clock/index.ts';
import { Clock } from '#renderer/ui/Clock.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { clockOf } from './clock-of.ts';
import styles from './RunningBlock.module.css';
import { isRoundOver } from './round-over.ts';
import { useClockActions } from './use-clock-actions.tsx';
import { useClockLine } from './use-clock-line.ts';
import { useFocusKey } from './use-focus-key.ts';

/** The running block, in the same place on every screen, with pause and stop in one click. */
export function RunningBlock() {
  const text = useText();
  const { t } = text;
  const blocks = useOpenBlocks();
  const { pause, resume, stop, extend } = useClockActions();
  const line = useClockLine(blocks?.own);
  useFocusKey();
  const own = blocks?.own;
  if (!own) return null;
  const { time, label, isFull } = clockOf(text, own);
  const isResting = own.state === 'paused';
  const isOver = isRoundOver(own);
  return (
    <div className={styles.place}>
      {/* Said once when it comes; it takes no focus and makes no sound. */}
      <p role="status" className={styles.line}>
        {line}
      </p>
      <section aria-label={t('focus.block')} className={styles.block} data-state={own.state}>
        <Link href="/focus" className={styles.title}>
          {blockTitle(text, own)}
        </Link>
        <Clock time={time} label={label} />
        {isFull && own.phase?.kind === 'work' && (
          <IconButton icon={Plus} label={t('focus.more5')} onPress={() => extend(5)} />
        )}
        {isResting ? (
          <IconButton icon={Play} label={t('focus.resume')} onPress={resume} />
        ) : (
          <IconButton
            icon={isOver ? Coffee : Pause}
            label={t(isOver ? 'focus.takeBreak' : 'focus.pause')}
            onPress={pause}
          />
        )}
        <IconButton icon={Square} label={t('focus.stop')} onPress={stop} />
      </section>
    </div>
  );
}
