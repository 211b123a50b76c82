import { CalendarPlus, Plus, Repeat } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { openPlanPanel } from '#renderer/model/panel/index.ts';
import { readBegun, setDayPlan, useDayPage } from '#renderer/model/plan/index.ts';
import { planTask, useWork } from '#renderer/model/work/index.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { Day } from '#shared/domain/day/day.ts';
import { suggestions } from '#shared/domain/plan/planning.ts';
import { Choices } from './Choices.tsx';
import { LoadLine } from './LoadLine.tsx';
import { OwnTime } from './OwnTime.tsx';
import { PlanOrder } from './PlanOrder.tsx';
import styles from './PlanPage.module.css';
import { PlanTimeline } from './PlanTimeline.tsx';
import { StartPlan } from './StartPlan.tsx';
import { Suggested, useOpenGoals } from './Suggested.tsx';
import { useUsualStart } from './use-usual-start.ts';

/** Planning a day: the time there is, what could be done and why, the order, and the timeline. */
export default function PlanPage() {
  const { rich, format } = useText();
  const act = useAct();
  const { around } = useWorkspace();
  const today = useToday();
  const asked = Day.safeParse(useParams<{ day?: string }>().day);
  const day = asked.success ? asked.data : today;
  const work = useWork(day);
  const page = useDayPage(day);
  const [draggedId, setDraggedId] = useState<string | null>(null);
  const begun = useRows((db) => readBegun(db, day, around.now()), [day, around]);
  const goals = useOpenGoals(day);
  const usualStart = useUsualStart();
  if (!work || !page || !begun || !goals || usualStart === undefined) return null;

  const { plan } = page;
  const planned = work.items.filter((item) => item.day === day);
  const ofGoals = new Map(
    goals.flatMap(({ target, title }) => (target.kind === 'task' ? [[target.taskId, title] as const] : [])),
  );
  const suggested = suggestions(work.items, begun, day, ofGoals);
  const suggestedIds = new Set(suggested.map(({ item }) => item.id));
  const others = work.items.filter(
    (item) => item.day !== day && item.doneAt === null && !suggestedIds.has(item.id),
  );
  const isEmpty = planned.length === 0;
  const add = (isAppointment: boolean) => openPlanPanel({ day, isAppointment });
  return (
    <div className={styles.page} data-ready="plan">
      <ScreenTitle detail={rich(format.day(day))}>{rich('plan.title')}</ScreenTitle>
      <div className={styles.columns}>
        <div className={styles.main}>
          <OwnTime
            plan={plan}
            key={day}
            usualStart={day < today ? null : usualStart}
            onChange={(patch) => act((workspace) => setDayPlan(workspace, day, patch))}
          />
          <Suggested suggested={suggested} goals={goals} items={work.items} day={day} />
          <Card title={rich('plan.theDay')} kind="plain">
            <LoadLine items={planned} plan={plan} day={day} />
            {isEmpty && <p className={styles.quiet}>{rich('today.planEmpty')}</p>}
            <PlanOrder items={planned} day={day} onDrag={setDraggedId} />
            <div className={styles.adding}>
              <Button kind={isEmpty ? 'main' : 'quiet'} icon={Plus} onPress={() => add(false)}>
                {rich('plan.addTask')}
              </Button>
              <Button kind="plain" icon={CalendarPlus} onPress={() => add(true)}>
                {rich('plan.addVisit')}
              </Button>
              <Link href="/repeats" className={styles.link}>
                <Repeat size={16} strokeWidth={1.75} aria-hidden /> {rich('plan.toRepeats')}
              </Link>
            </div>
          </Card>
          {others.length > 0 && (
            <Card title={rich('today.others')} kind="plain">
              <Choices
                choices={others.map((item) => ({ item, reason: null }))}
                onChoose={(item) => void act((workspace) => planTask(workspace, item, day))}
              />
            </Card>
          )}
          {!isEmpty && <StartPlan items={work.items} plan={plan} day={day} today={today} />}
        </div>
        <PlanTimeline items={planned} day={day} draggedId={draggedId} />
      </div>
    </div>
  );
}
