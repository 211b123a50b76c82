import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { useDayRecords } from '#renderer/model/log/index.ts';
import { readDone, setDayPlan, useDayPage } from '#renderer/model/plan/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import type { DayPlan } from '#shared/domain/plan/day-plan.ts';
import styles from './DayEnd.module.css';

/** A day that was closed: what got done, the member's own line, and how the next one begins. It can be gone on with. */
export function DayEnd({ today, plan }: { today: Day; plan: DayPlan }) {
  const { rich, format } = useText();
  const act = useAct();
  const starts = useDayStarts();
  const now = useNow(MINUTE_MS);
  const zone = useWorkspace().around.zone();
  const next = addDays(today, 1);
  const done = useRows((db) => readDone(db, today, zone), [today, zone]);
  const records = useDayRecords(today);
  const nextPage = useDayPage(next);
  if (!done || !records || !nextPage) return null;
  const { workedMs } = dayTotal(records.entries, today, now, starts);
  const { firstStep } = nextPage.plan;
  return (
    <Card title={rich('today.endTitle')}>
      {(done.length > 0 || workedMs > 0) && (
        <p className={styles.done}>
          {done.length > 0 && rich('today.endDone', { count: done.length })}
          {workedMs > 0 && rich('today.worked', { duration: format.duration(workedMs) })}
        </p>
      )}
      {plan.line && <p className={styles.line}>{plan.line}</p>}
      {firstStep && <p>{rich('today.endNext', { day: format.day(next), step: firstStep })}</p>}
      <p>{rich('today.endRest')}</p>
      <div className={styles.goOn}>
        <p className={styles.quiet}>{rich('today.closed')}</p>
        <Button onPress={() => void act((workspace) => setDayPlan(workspace, today, { closedAt: null }))}>
          {rich('today.goOn')}
        </Button>
      </div>
    </Card>
  );
}
