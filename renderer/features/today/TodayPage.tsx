import { useMemo } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useOpenBlocks } from '#renderer/model/clock/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { useDayPage } from '#renderer/model/plan/index.ts';
import { useWork, type WorkOfDay } from '#renderer/model/work/index.ts';
import { useSame } from '#renderer/store/hooks.ts';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { smallThing, stepOfDay } from '#shared/domain/plan/planning.ts';
import { openOffers } from '#shared/domain/work/work.ts';
import { DayEnd } from './DayEnd.tsx';
import { DayTimeline } from './DayTimeline.tsx';
import { FirstStep } from './FirstStep.tsx';
import { NextStep } from './NextStep.tsx';
import { Offers } from './Offers.tsx';
import { OtherWork } from './OtherWork.tsx';
import { Plan } from './Plan.tsx';
import styles from './TodayPage.module.css';
import type { TodayParts } from './today-parts.ts';

/**
 * Today: one next step on top, the plan on the left, the day so far on the right. Once the day is closed, its end stands in
 * their place. While a block runs, it is drawn anew each second; most of its parts only when what they show has changed.
 */
export default function TodayPage({ TellNow, DayMoments, Goals }: TodayParts) {
  const { rich, format } = useText();
  const today = useToday();
  const work = useWork(today);
  const page = useDayPage(today);
  const blocks = useOpenBlocks();
  const lists = useMemo(() => work && listsOf(work, today), [work, today]);
  const timed = useSame(lists?.planned.filter(({ startMinutes }) => startMinutes !== null) ?? []);
  if (!work || !lists || !page || !blocks) return null;

  const { plan } = page;
  const { planned, others, offers } = lists;
  const running = work.items.find(({ id, doneAt }) => id === blocks.own?.entry.taskId && doneAt === null);
  const small = plan.isSlow ? smallThing(planned, plan.keptId) : null;
  const step = running ? { item: running, reason: null } : stepOfDay(work.items, plan, today);
  const thought = plan.firstStep && <FirstStep step={plan.firstStep} items={work.items} today={today} />;
  return (
    <div className={styles.page} data-ready="today">
      <ScreenTitle detail={rich(format.day(today))}>{rich('today.title')}</ScreenTitle>
      <div className={styles.columns}>
        <div className={styles.main}>
          {plan.closedAt === null ? (
            <>
              <div className={styles.tell}>
                <TellNow today={today} page={page} />
              </div>
              <NextStep step={step} blocks={blocks} thought={thought} />
              <Offers offers={offers} />
              <Plan items={planned} plan={plan} small={small} runningId={running?.id ?? null} today={today} />
              <Goals />
              {!plan.isSlow && <OtherWork items={others} today={today} />}
            </>
          ) : (
            <>
              <DayEnd today={today} plan={plan} />
              <TellNow today={today} page={null} />
              <Goals />
            </>
          )}
          {work.unreadable > 0 && <p>{rich('common.unreadable', { count: work.unreadable })}</p>}
        </div>
        <DayTimeline today={today} planned={timed} DayMoments={DayMoments} />
      </div>
    </div>
  );
}

/** The work of today, what else is open, and the offers that wait for an answer. */
function listsOf({ items, assignments }: WorkOfDay, today: Day) {
  return {
    planned: items.filter(({ day }) => day === today),
    others: items.filter(({ day, doneAt }) => day !== today && doneAt === null),
    offers: openOffers(assignments),
  };
}
