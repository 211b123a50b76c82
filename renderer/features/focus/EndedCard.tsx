import { Check } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { blockTitle } from '#renderer/locales/block-title.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { telling, useAct } from '#renderer/model/act/index.ts';
import { readJustEnded } from '#renderer/model/clock/index.ts';
import { feelEntry } from '#renderer/model/log/index.ts';
import { finishTask, readOneWork } from '#renderer/model/work/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ScaleChoice } from '#renderer/ui/ScaleChoice.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { type Feeling, type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './EndedCard.module.css';

const unsaid: Feeling = { achievement: null, pleasure: null, energy: null };
const sides = [
  ['achievement', 'clock.achievement'],
  ['pleasure', 'clock.pleasure'],
  ['energy', 'clock.energy'],
] as const;

interface Ended {
  entry: TimeEntry;
  item: WorkItem | null;
  title: string | null;
}

/** The card after a block: how long it was, done or to be continued, and how it felt. Gone with the next click. */
export default function EndedCard() {
  const { device } = useWorkspace();
  const now = useNow(MINUTE_MS / 2);
  // Once something was said about it, the block is not asked about any more; the card stays until it is left.
  const [answered, setAnswered] = useState<Ended | null>(null);
  const asked = useRows(
    async (db) => {
      const entry = await readJustEnded(db, device, now);
      const work = entry?.taskId ? await readOneWork(db, entry.taskId) : null;
      const title = work?.item?.title ?? work?.assignment?.title ?? null;
      return entry && { entry, item: work?.item ?? null, title };
    },
    [device, now],
  );
  const ended = asked ?? answered;
  if (!ended) return null;
  return (
    <Card
      key={ended.entry.id}
      {...ended}
      onAnswered={() => setAnswered(ended)}
      onLeft={() => setAnswered(null)}
    />
  );
}

interface CardProps extends Ended {
  onAnswered: () => void;
  onLeft: () => void;
}

function Card({ entry, item, title, onAnswered, onLeft }: CardProps) {
  const text = useText();
  const { rich, t, format } = text;
  const act = useAct();
  const workspace = useWorkspace();
  const [felt, setFelt] = useState(unsaid);
  const words = {
    title: blockTitle(text, { title, entry }),
    duration: format.duration(roundedMs(workedIntervals(entry, entry.endAt ?? entry.startAt))),
  };
  const leave = () => {
    // No step of its own to undo: whoever undoes now means what they did before.
    if (felt === unsaid) void telling(async () => void (await feelEntry(workspace, entry, unsaid)));
    onLeft();
  };
  const card = useClickElsewhere(leave);
  const say = (side: keyof Feeling, level: number) => {
    const next = { ...felt, [side]: level };
    setFelt(next);
    onAnswered();
    void act((workspace) => feelEntry(workspace, entry, next));
  };
  const finish = (done: WorkItem) => {
    void act(
      (workspace) => finishTask(workspace, done, true),
      (undo) => showToast({ message: rich('today.finished', { title: done.title }), undo }),
    );
    leave();
  };
  return (
    <div ref={card}>
      <Notice
        label={t('clock.ended', words)}
        text={rich('clock.ended', words)}
        more={
          <fieldset className={styles.felt}>
            <legend>{rich('clock.feltHint')}</legend>
            {sides.map(([side, name]) => (
              <ScaleChoice
                key={side}
                label={rich(name)}
                value={felt[side]}
                onChange={(level) => level !== null && say(side, level)}
                words={[
                  t('clock.felt1'),
                  t('clock.felt2'),
                  t('clock.felt3'),
                  t('clock.felt4'),
                  t('clock.felt5'),
                ]}
              />
            ))}
          </fieldset>
        }
      >
        {item?.assignment && item.doneAt === null && (
          <Link href={`/tasks/${item.id}/hand-over`}>{rich('clock.endedHandOver')}</Link>
        )}
        {item && !item.assignment && item.doneAt === null && (
          <Button icon={Check} onPress={() => finish(item)}>
            {rich('clock.endedDone')}
          </Button>
        )}
        <Button kind="plain" onPress={leave}>
          {rich(item?.doneAt === null ? 'clock.endedLater' : 'clock.endedClose')}
        </Button>
      </Notice>
    </div>
  );
}

/** Calls back with the next click that is not on the element: of the pointer or of the keyboard. */
function useClickElsewhere(onClick: () => void) {
  const element = useRef<HTMLDivElement>(null);
  const onAnyClick = useEffectEvent(({ target }: MouseEvent) => {
    if (target instanceof Node && !element.current?.contains(target)) onClick();
  });
  useEffect(() => {
    const listener = (event: MouseEvent) => onAnyClick(event);
    window.addEventListener('click', listener, true);
    return () => window.removeEventListener('click', listener, true);
  }, []);
  return element;
}
