import { Play, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { blockTitle } from '#renderer/locales/block-title.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { type OpenBlocks, startFocus, startWork } from '#renderer/model/clock/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { awaitedBy } from '#shared/domain/relay/assignment.ts';
import type { StepReason, WorkItem } from '#shared/domain/work/work.ts';
import styles from './NextStep.module.css';
import { WorkLine } from './WorkLine.tsx';

export interface NextStepProps {
  /** The suggested item and why; no reason while it is being worked on. */
  step: { item: WorkItem; reason: StepReason | null } | null;
  /** What runs on this device and on others. */
  blocks: OpenBlocks;
  /** What the member thought of on the day before as the first step of this day; nothing where they did not. */
  thought: ReactNode;
}

const reasons = {
  planned: 'today.reasonPlanned',
  accepted: 'today.reasonAccepted',
  own: 'today.reasonOwn',
} as const;

/** The one next step, with its Start button: the only emphasised thing on the page. */
export function NextStep({ step, blocks, thought }: NextStepProps) {
  const text = useText();
  const { t, rich, format } = text;
  const act = useAct();
  const [, navigate] = useLocation();
  const working = blocks.own?.state === 'paused' ? 'today.pausedNow' : 'today.workingNow';
  return (
    <Card title={rich('today.nextStep')}>
      {blocks.others.map((block) => (
        <p key={block.entry.id} className={styles.reason}>
          {rich('focus.otherDevice', {
            title: blockTitle(text, block),
            time: format.time(block.entry.startAt, block.entry.zone),
          })}
        </p>
      ))}
      {thought}
      {step ? (
        <div className={styles.step}>
          <div className={styles.words}>
            <p className={styles.title}>{step.item.title}</p>
            {step.item.cue && <p className={styles.cue}>{rich('day.cue', { cue: step.item.cue })}</p>}
            {step.item.assignment && <WorkLine assignment={step.item.assignment} />}
            <p className={styles.reason}>
              {step.reason === 'needed-next'
                ? rich('today.reasonNeeded', { who: step.item.assignment && awaitedBy(step.item.assignment) })
                : rich(step.reason ? reasons[step.reason] : working)}
            </p>
          </div>
          {step.reason ? (
            <Button
              key="start"
              kind="main"
              icon={Play}
              aria-label={t('today.startItem', { title: step.item.title })}
              onPress={() => void act((workspace) => startWork(workspace, step.item))}
            >
              {rich('today.start')}
            </Button>
          ) : (
            <Button key="to focus" kind="main" icon={Timer} onPress={() => navigate('/focus')}>
              {rich('today.toFocus')}
            </Button>
          )}
        </div>
      ) : (
        <div className={styles.step}>
          <p className={classNames(styles.words, styles.reason)}>{rich('today.nothingNext')}</p>
          {!blocks.own && (
            <Button
              kind="main"
              icon={Play}
              onPress={() => void act((workspace) => startFocus(workspace, null))}
            >
              {rich('focus.withoutTask')}
            </Button>
          )}
        </div>
      )}
      {(step ? step.reason !== null : blocks.own) && <ToFocus />}
    </Card>
  );
}

/** The way to the clock, where any other work, or none in particular, can be begun. */
function ToFocus() {
  const { rich } = useText();
  return (
    <Link href="/focus" className={styles.link}>
      {rich('today.toFocus')}
    </Link>
  );
}
