import { CalendarPlus } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { addTask, planTask } from '#renderer/model/work/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { type WorkItem, workNamed } from '#shared/domain/work/work.ts';
import styles from './FirstStep.module.css';

interface FirstStepProps {
  /** What the member thought of, on the day before, as the first step of this one; not empty. */
  step: string;
  /** All open work, and what is planned for today. */
  items: ReadonlyArray<WorkItem>;
  today: Day;
}

/** The step that was thought of on the day before. One click puts it on today's plan, unless it is there. */
export function FirstStep({ step, items, today }: FirstStepProps) {
  const { t, rich } = useText();
  const act = useAct();
  const known = workNamed(items, step);
  return (
    <div className={styles.thought}>
      <p className={styles.words}>{rich('today.thought', { step })}</p>
      {known?.day !== today && (
        <Button
          kind="plain"
          icon={CalendarPlus}
          aria-label={t('today.toTodayItem', { title: step })}
          onPress={() =>
            void act((workspace) =>
              known ? planTask(workspace, known, today) : addTask(workspace, step, today),
            )
          }
        >
          {rich('today.toToday')}
        </Button>
      )}
    </div>
  );
}
