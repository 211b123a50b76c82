import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { telling, useAct } from '#renderer/model/act/index.ts';
import { finishReview, keepStep, type ReviewPage } from '#renderer/model/review/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { type Day, weekDays } from '#shared/domain/day/day.ts';
import type { Review } from '#shared/domain/review/review.ts';
import styles from './Guide.module.css';
import { steps } from './steps.ts';
import { Written } from './Written.tsx';

interface GuideProps {
  /** The first day of the week. */
  first: Day;
  page: ReviewPage;
}

/** Where a review is gone on with: at its step, or at the end of one that was finished. */
function startOf({ step, finishedAt }: Review): number {
  const index = steps.findIndex(({ id }) => id === step);
  return index < 0 && finishedAt !== null ? steps.length : Math.max(0, index);
}

/** The way through a review: one step at a time, each of which can be skipped; at the end, what was written. */
export function Guide({ first, page }: GuideProps) {
  const { rich } = useText();
  const [, navigate] = useLocation();
  const workspace = useWorkspace();
  const act = useAct();
  const [at, setAt] = useState(() => startOf(page.review));
  const days = useMemo(() => weekDays(first), [first]);
  const monday = page.review.week;
  const step = steps[at];

  const go = (index: number) => {
    setAt(index);
    const { id = '' } = steps[index] ?? {};
    // No step of undo: it is a place, and nothing that was written.
    void telling(async () => {
      await keepStep(workspace, monday, id);
    });
  };
  const finish = () => {
    setAt(steps.length);
    void act(
      (current) => finishReview(current, monday),
      (undo) => showToast({ message: rich('review.finished'), undo }),
    );
  };
  const links = (
    <p className={styles.links}>
      {page.yearAgo && <Link href={`/week/review/${page.yearAgo}`}>{rich('review.yearAgo')}</Link>}
      <Link href="/week/reviews">{rich('review.all')}</Link>
      <Link href={`/week/share/${monday}`}>{rich('review.share')}</Link>
    </p>
  );
  if (!step) {
    return (
      <Shown title={rich('review.end')}>
        <Written page={page} />
        <div className={styles.acts}>
          <Button onPress={() => go(0)}>{rich('review.again')}</Button>
          <Button kind="main" onPress={() => navigate('/')}>
            {rich('review.toToday')}
          </Button>
        </div>
        {links}
      </Shown>
    );
  }
  return (
    <Shown key={step.id} title={rich(step.title)} at={at}>
      <step.Body days={days} page={page} />
      <div className={styles.acts}>
        {at > 0 && <Button onPress={() => go(at - 1)}>{rich('review.back')}</Button>}
        {at < steps.length - 1 ? (
          <Button kind="main" onPress={() => go(at + 1)}>
            {rich('review.next')}
          </Button>
        ) : (
          <Button kind="main" onPress={finish}>
            {rich('review.finish')}
          </Button>
        )}
        <Button kind="plain" onPress={() => navigate(`/week/${first}`)}>
          {rich('review.later')}
        </Button>
      </div>
      {at === 0 && links}
    </Shown>
  );
}

interface ShownProps {
  title: ReactNode;
  /** Which step it is, from 0; left out at the end. */
  at?: number;
  children: ReactNode;
}

/** One thought, below its heading. When it takes the place of another one, the focus goes to the heading. */
function Shown({ title, at, children }: ShownProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On arriving, the focus belongs to the title of the screen. Afterwards it was on a button that is gone.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <section className={styles.step}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {title}
        </h2>
        {at !== undefined && <Progress at={at} />}
      </div>
      {children}
    </section>
  );
}

/** How far one has come, as a string of beads. */
function Progress({ at }: { at: number }) {
  const { t } = useText();
  return (
    <p className={styles.progress}>
      <VisuallyHidden>{t('review.progress', { step: at + 1, count: steps.length })}</VisuallyHidden>
      {steps.map(({ id }, index) => (
        <span
          key={id}
          aria-hidden="true"
          className={classNames(styles.bead, index < at && styles.past, index === at && styles.present)}
        />
      ))}
    </p>
  );
}
