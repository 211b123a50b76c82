import { ArrowRight, Play } from 'lucide-react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { startWork, useOpenBlocks } from '#renderer/model/clock/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import type { DayPlan } from '#shared/domain/plan/day-plan.ts';
import { stepOfDay } from '#shared/domain/plan/planning.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './PlanPage.module.css';

interface StartPlanProps {
  /** All open work, and what is planned for the day. */
  items: ReadonlyArray<WorkItem>;
  plan: DayPlan;
  day: Day;
  today: Day;
}

/**
 * The end of planning: starts the first thing of today's plan, and goes to Today. Where something is under way already,
 * or nothing of the plan can be started now, it only goes to Today.
 */
export function StartPlan({ items, plan, day, today }: StartPlanProps) {
  const { rich } = useText();
  const act = useAct();
  const [, navigate] = useLocation();
  const blocks = useOpenBlocks();
  const step = day === today ? stepOfDay(items, plan, today) : null;
  const first = step?.reason === 'planned' ? step.item : null;
  if (first && !blocks?.own) {
    const start = async () => {
      if (await act((workspace) => startWork(workspace, first))) navigate('/');
    };
    return (
      <div className={styles.end}>
        <Button kind="main" icon={Play} onPress={() => void start()}>
          {rich('plan.start')}
        </Button>
        <p className={styles.quiet}>{rich('plan.startsWith', { title: first.title })}</p>
      </div>
    );
  }
  return (
    <div className={styles.end}>
      <Button kind="main" icon={ArrowRight} onPress={() => navigate('/')}>
        {rich('plan.ready')}
      </Button>
      {first && <p className={styles.quiet}>{rich('plan.underWay')}</p>}
    </div>
  );
}
