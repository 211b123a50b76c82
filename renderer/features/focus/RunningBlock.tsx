import { Pause, Play, Square } from 'lucide-react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useOpenBlocks } from '#renderer/store/use-block.ts';
import { Clock } from '#renderer/ui/Clock.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { blockTitle } from './block-title.ts';
import styles from './RunningBlock.module.css';
import { useClockActions } from './use-clock-actions.tsx';

/** The running block, in the same place on every screen, with pause and stop in one click. */
export function RunningBlock() {
  const text = useText();
  const { t, format } = text;
  const blocks = useOpenBlocks();
  const { pause, resume, stop } = useClockActions();
  const own = blocks?.own;
  if (!own) return null;
  const isPaused = own.state === 'paused';
  return (
    <section aria-label={t('focus.block')} className={styles.block} data-state={own.state}>
      <Link href="/focus" className={styles.title}>
        {blockTitle(text, own)}
      </Link>
      <Clock time={format.clock(own.elapsedMs)} label={t('focus.elapsed')} />
      {isPaused ? (
        <IconButton icon={Play} label={t('focus.resume')} onPress={resume} />
      ) : (
        <IconButton icon={Pause} label={t('focus.pause')} onPress={pause} />
      )}
      <IconButton icon={Square} label={t('focus.stop')} onPress={stop} />
    </section>
  );
}
