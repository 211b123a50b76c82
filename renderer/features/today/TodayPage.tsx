import { useText } from '#renderer/locales/use-text.tsx';
import { useRows, useToday } from '#renderer/store/hooks.ts';
import { readWork } from '#renderer/store/reads/work.ts';
import { useOpenBlocks } from '#renderer/store/use-block.ts';
import { nextStep, openOffers } from '#shared/domain/work.ts';
import { DayTimeline } from './DayTimeline.tsx';
import { NextStep } from './NextStep.tsx';
import { Offers } from './Offers.tsx';
import { OtherWork } from './OtherWork.tsx';
import { Plan } from './Plan.tsx';
import styles from './TodayPage.module.css';

/** Today: one next step on top, the plan on the left, the day so far on the right. */
export default function TodayPage() {
  const { rich, format } = useText();
  const today = useToday();
  const work = useRows((db) => readWork(db, today), [today]);
  const blocks = useOpenBlocks();
  if (!work || !blocks) return null;

  const planned = work.items.filter(({ day }) => day === today);
  const others = work.items.filter(({ day, doneAt }) => day !== today && doneAt === null);
  const running = work.items.find(({ id, doneAt }) => id === blocks.own?.entry.taskId && doneAt === null);
  const step = running ? { item: running, reason: null } : nextStep(work.items, today);
  return (
    <div className={styles.page} data-ready="today">
      <h1 className={styles.title}>
        {rich('today.title')} <span className={styles.day}>{rich(format.day(today))}</span>
      </h1>
      <div className={styles.columns}>
        <div className={styles.main}>
          <NextStep step={step} />
          <Offers offers={openOffers(work.assignments)} />
          <Plan items={planned} runningId={running?.id ?? null} today={today} />
          <OtherWork items={others} today={today} />
        </div>
        <DayTimeline today={today} />
      </div>
    </div>
  );
}
