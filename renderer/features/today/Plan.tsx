import { memo } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { setDayPlan, usePlanLoad } from '#renderer/model/plan/index.ts';
import { addTask } from '#renderer/model/work/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { Rows } from '#renderer/ui/Rows.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { DayPlan } from '#shared/domain/plan/day-plan.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { PlanRow } from './PlanRow.tsx';
import styles from './WorkList.module.css';

export interface PlanProps {
  /** What is planned for today, done or not, in order. */
  items: ReadonlyArray<WorkItem>;
  plan: DayPlan;
  /** On a slow day, the one small thing. */
  small: WorkItem | null;
  /** The one that is being worked on. */
  runningId: string | null;
  today: Day;
}

/** The plan for today: finish, start, hand over, change, take off, add; on a slow day one small thing of it. */
export const Plan = memo(function Plan({ items, plan, small, runningId, today }: PlanProps) {
  const { rich } = useText();
  const act = useAct();
  const { isSlow } = plan;
  const setPlan = (patch: Partial<DayPlan>) => void act((workspace) => setDayPlan(workspace, today, patch));
  const rows = (shown: ReadonlyArray<WorkItem>) =>
    shown.length > 0 && (
      <Rows items={shown} className={styles.list}>
        {(item) => <PlanRow key={item.id} item={item} isRunning={item.id === runningId} today={today} />}
      </Rows>
    );
  const isShown = (item: WorkItem) => !isSlow || item === small || item.isAppointment || item.doneAt !== null;
  const folded = items.filter((item) => !isShown(item));
  return (
    <Card
      title={
        <>
          {rich('today.plan')} <PlanSum items={items} plan={plan} today={today} />
        </>
      }
      kind="plain"
    >
      {isSlow && <p className={styles.empty}>{rich('today.slowText')}</p>}
      {items.length === 0 && <p className={styles.empty}>{rich('today.planEmpty')}</p>}
      {rows(items.filter(isShown))}
      {folded.length > 0 && (
        <details className={styles.folded}>
          <summary>{rich('today.slowRest', { count: folded.length })}</summary>
          {rows(folded)}
        </details>
      )}
      <AddForToday today={today} />
      <div className={styles.ways}>
        <Link href="/plan" className={styles.way}>
          {rich('today.toPlan')}
        </Link>
        <Button kind="plain" onPress={() => setPlan({ isSlow: !isSlow })}>
          {rich(isSlow ? 'today.notSlow' : 'today.slow')}
        </Button>
        <Link href="/close" className={styles.way}>
          {rich('today.toClose')}
        </Link>
      </div>
    </Card>
  );
});

/** How many things, how long what is left of them may take, and how much time is left for that today. */
function PlanSum({ items, plan, today }: Pick<PlanProps, 'items' | 'plan' | 'today'>) {
  const { rich, format } = useText();
  const load = usePlanLoad(items, plan, today);
  if (!load || items.length === 0 || plan.isSlow) return null;
  const { plannedMinutes, availableMinutes } = load;
  const duration = (minutes: number) => format.duration(minutes * MINUTE_MS);
  return (
    <span className={styles.count}>
      {rich('today.planCount', { count: items.length })}
      {plannedMinutes > 0 && <>・{rich(duration(plannedMinutes))}</>}
      {plannedMinutes > 0 && availableMinutes !== null && (
        <> / {rich('today.leftToday', { left: duration(availableMinutes) })}</>
      )}
    </span>
  );
}

function AddForToday({ today }: { today: Day }) {
  const { rich } = useText();
  const act = useAct();
  const { value: title, onChange: setTitle, forget } = useKeptDraft('task for today', () => '');
  const add = async () => {
    // What was typed stays in its field until it is stored.
    if (await act((workspace) => addTask(workspace, title, today))) forget();
  };
  return (
    <div className={styles.add}>
      <TextField label={rich('today.add')} value={title} onChange={setTitle} onSubmit={() => void add()} />
      <Button onPress={() => void add()}>{rich('today.addButton')}</Button>
    </div>
  );
}
