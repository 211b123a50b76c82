import { Fragment, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { useDayRecords } from '#renderer/model/log/index.ts';
import { closeDay, readDone, useDayPage } from '#renderer/model/plan/index.ts';
import { type Move, useWork } from '#renderer/model/work/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { focusFirstInvalid } from '#renderer/ui/first-invalid.ts';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { isUnread, type Typed } from '#renderer/ui/typed-value.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { DayPlan } from '#shared/domain/plan/day-plan.ts';
import { TITLE_MAX } from '#shared/domain/work/task.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { DoneList } from './DoneList.tsx';
import { MoveChoice } from './MoveChoice.tsx';
import { isOver } from './move-day.ts';
import styles from './PlanPage.module.css';

/** Closing a day: what got done, one line, what moves where, and tomorrow's first step. None of it is needed. */
export default function ClosePage() {
  // The day that was looked at stays, also when the next one begins meanwhile: what is typed belongs to it.
  const [today] = useState(useToday());
  const now = useNow(MINUTE_MS);
  const work = useWork(today);
  const page = useDayPage(today);
  const next = useDayPage(addDays(today, 1));
  const records = useDayRecords(today);
  const zone = useWorkspace().around.zone();
  const done = useRows((db) => readDone(db, today, zone), [today, zone]);
  if (!work || !page || !next || !records || !done) return null;
  const open = work.items.filter(
    ({ day, doneAt, isAppointment }) => day === today && doneAt === null && !isAppointment,
  );
  return (
    <Closing today={today} open={open} plan={page.plan} firstStep={next.plan.firstStep}>
      <DoneList done={done} records={records} day={today} now={now} />
    </Closing>
  );
}

/** That the day is closed, and where each thing went. */
function Closed({ moves }: { moves: ReadonlyArray<Move> }) {
  const { rich, format } = useText();
  const days = [...new Set(moves.map(({ day }) => day))].toSorted((a, b) =>
    (a ?? '9') < (b ?? '9') ? -1 : 1,
  );
  return (
    <>
      {rich('plan.closed')}
      {days.map((to) => {
        const count = moves.filter(({ day }) => day === to).length;
        return (
          <Fragment key={to}>
            {' '}
            {to ? rich('plan.movedCount', { count, day: format.day(to) }) : rich('plan.backCount', { count })}
          </Fragment>
        );
      })}
    </>
  );
}

interface ClosingProps {
  today: Day;
  /** What is on the plan and not done. */
  open: ReadonlyArray<WorkItem>;
  plan: DayPlan;
  /** Tomorrow's first step, if there is one already. */
  firstStep: string;
  children: ReactNode;
}

function Closing({ today, open, plan, firstStep, children }: ClosingProps) {
  const { rich, format } = useText();
  const [, navigate] = useLocation();
  const { error, clear, run } = useFormAct();
  const draft = useKeptDraft(`close ${today}`, () => ({ line: plan.line, step: firstStep }));
  const { line, step } = draft.value;
  const [chosen, setChosen] = useState<ReadonlyMap<string, Typed<Day>>>(new Map());
  const tomorrow = addDays(today, 1);
  const dayOfItem = ({ id }: WorkItem) => (chosen.has(id) ? (chosen.get(id) ?? null) : tomorrow);

  const close = () => {
    const moves: Move[] = [];
    // An occurrence comes again by itself: it is moved only if the member chose so.
    for (const item of open.filter(({ id, repeatId }) => repeatId === null || chosen.has(id))) {
      const day = dayOfItem(item);
      if (isUnread(day) || isOver(day, today, item)) return focusFirstInvalid();
      moves.push({ item, day });
    }
    void run(
      (workspace) => closeDay(workspace, today, { line, firstStep: step, moves }),
      (undo) => {
        showToast({ message: <Closed moves={moves} />, undo });
        draft.forget();
        navigate('/');
      },
    );
  };
  return (
    <div className={styles.page} data-ready="close">
      <ScreenTitle detail={rich(format.day(today))}>{rich('plan.closeTitle')}</ScreenTitle>
      {children}
      {open.length > 0 && (
        <Card title={rich('plan.moves')} kind="plain">
          <p className={styles.quiet}>{rich('plan.movesText')}</p>
          <ul>
            {open.map((item) => (
              <MoveChoice
                key={item.id}
                item={item}
                today={today}
                day={item.repeatId !== null && !chosen.has(item.id) ? today : dayOfItem(item)}
                onChange={(day) => setChosen(new Map(chosen).set(item.id, day))}
              />
            ))}
          </ul>
        </Card>
      )}
      <TextArea
        label={rich('plan.line')}
        description={rich('plan.lineHint')}
        value={line}
        onChange={(text) => {
          draft.onChange({ line: text, step });
          clear();
        }}
        error={error && rich(`errors.${error}`)}
        rows={2}
      />
      <TextField
        label={rich('plan.firstStep')}
        description={rich('plan.firstStepHint')}
        value={step}
        onChange={(text) => draft.onChange({ line, step: text.slice(0, TITLE_MAX) })}
      />
      <div className={styles.adding}>
        <Button kind="main" onPress={close}>
          {rich('plan.close')}
        </Button>
        <Button kind="plain" onPress={() => navigate('/')}>
          {rich('plan.notNow')}
        </Button>
      </div>
    </div>
  );
}
