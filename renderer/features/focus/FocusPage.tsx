import { Play } from 'lucide-react';
import { blockTitle } from '#renderer/locales/block-title.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import {
  type OpenBlock,
  startFocus,
  startWork,
  stopOtherBlock,
  useOpenBlocks,
} from '#renderer/model/clock/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { useWork } from '#renderer/model/work/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { startable } from '#shared/domain/work/work.ts';
import { Block } from './Block.tsx';
import styles from './FocusPage.module.css';
import { StartFace } from './StartFace.tsx';

/** How many things to switch to are offered; the others are on the pages Today and Tasks. */
const CHOICES = 12;

/** Focus: the face of the clock, and what else to begin or to switch to. */
export default function FocusPage() {
  const { rich, t } = useText();
  const act = useAct();
  const today = useToday();
  const work = useWork(today);
  const blocks = useOpenBlocks();
  if (!work || !blocks) return null;

  const { own, others } = blocks;
  const [suggested, ...rest] = startable(work.items, today, own?.entry.taskId);
  const choices = (own && suggested ? [suggested, ...rest] : rest).slice(0, CHOICES);
  const startFree = () => void act((workspace) => startFocus(workspace, null));
  return (
    <div className={styles.page} data-ready="focus">
      <ScreenTitle>{rich('focus.title')}</ScreenTitle>
      {own ? <Block block={own} /> : <StartFace item={suggested ?? null} />}
      {others.map((block) => (
        <OtherDevice key={block.entry.id} block={block} />
      ))}
      {(own || suggested) && (
        <Card title={rich(own ? 'focus.switchTo' : 'focus.startWith')} kind="plain">
          <ul className={styles.choices}>
            {choices.map((item) => (
              <li key={item.id}>
                <Button
                  kind="plain"
                  icon={Play}
                  aria-label={t('focus.startItem', { title: item.title })}
                  onPress={() => void act((workspace) => startWork(workspace, item))}
                >
                  {item.title}
                </Button>
              </li>
            ))}
            {own?.entry.taskId !== null && (
              <li>
                <Button kind="plain" icon={Play} onPress={startFree}>
                  {rich('focus.withoutTask')}
                </Button>
              </li>
            )}
          </ul>
        </Card>
      )}
      <p className={styles.key}>{rich('clock.keyHint')}</p>
    </div>
  );
}

function OtherDevice({ block }: { block: OpenBlock }) {
  const text = useText();
  const { rich, format } = text;
  const act = useAct();
  const { entry } = block;
  const stop = () =>
    void act(
      (workspace) => stopOtherBlock(workspace, entry),
      (undo) => showToast({ message: rich('clock.otherStopped'), undo }),
    );
  return (
    <div className={styles.other}>
      <p>
        {rich('focus.otherDevice', {
          title: blockTitle(text, block),
          time: format.time(entry.startAt, entry.zone),
        })}
      </p>
      <Button kind="plain" onPress={stop}>
        {rich('focus.otherStop')}
      </Button>
    </div>
  );
}
