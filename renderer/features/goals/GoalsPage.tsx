import { Pause, Play, Plus, Sprout } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import {
  pauseGoals,
  readGoals,
  readGoalViews,
  resumeGoals,
  useStandpoint,
} from '#renderer/model/goals/index.ts';
import { openGoalPanel } from '#renderer/model/panel/index.ts';
import { readKinds } from '#renderer/model/rhythm/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Rows } from '#renderer/ui/Rows.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { currentPauses } from '#shared/domain/goals/goal-pause.ts';
import { EndedGoals } from './EndedGoals.tsx';
import { GoalRow } from './GoalRow.tsx';
import styles from './Goals.module.css';

/** Goals: each with its last seven days; to mark, to change, to pause, to end with thanks. */
export default function GoalsPage() {
  const { rich } = useText();
  const today = useToday();
  const { standpoint, deps } = useStandpoint();
  const page = useRows(async (db) => {
    const goals = await readGoals(db);
    const [views, kinds] = await Promise.all([
      readGoalViews(db, goals.going, goals.pauses, standpoint()),
      readKinds(db),
    ]);
    return { ...goals, views, kinds };
  }, deps);
  if (!page) return null;
  const { going, ended, pauses, views, kinds, unreadable } = page;
  const add = (
    <Button kind="main" icon={Plus} onPress={() => openGoalPanel(null)}>
      {rich('goals.add')}
    </Button>
  );
  const pausedFrom = (goalId: string | null) => currentPauses(pauses, goalId, today)[0]?.from ?? null;
  return (
    <div className={styles.page} data-ready="goals">
      <ScreenTitle>{rich('goals.title')}</ScreenTitle>
      {going.length === 0 ? (
        <EmptyState icon={Sprout} action={add}>
          {rich('goals.empty')}
        </EmptyState>
      ) : (
        <>
          <Rows items={views} className={styles.list}>
            {(view) => (
              <GoalRow
                key={view.goal.id}
                view={view}
                pausedFrom={pausedFrom(view.goal.id)}
                goals={going}
                kinds={kinds}
              />
            )}
          </Rows>
          <div>{add}</div>
          <PauseAll today={today} pausedFrom={pausedFrom(null)} />
        </>
      )}
      {ended.length > 0 && <EndedGoals goals={ended} today={today} />}
      {unreadable > 0 && <p>{rich('common.unreadable', { count: unreadable })}</p>}
    </div>
  );
}

/** All goals rest at once, or go on. */
function PauseAll({ today, pausedFrom }: { today: Day; pausedFrom: Day | null }) {
  const { rich, format } = useText();
  const act = useAct();
  return (
    <div className={styles.rest} aria-live="polite">
      {pausedFrom === null ? (
        <>
          <Button
            icon={Pause}
            onPress={() =>
              void act(
                (workspace) => pauseGoals(workspace, null, today),
                (undo) => showToast({ message: rich('goals.allPaused'), undo }),
              )
            }
          >
            {rich('goals.pauseAll')}
          </Button>
          <p className={styles.quiet}>{rich('goals.pauseAllHint')}</p>
        </>
      ) : (
        <>
          <p>{rich('goals.allPausedSince', { day: format.day(pausedFrom) })}</p>
          <Button
            icon={Play}
            onPress={() =>
              void act(
                (workspace) => resumeGoals(workspace, null, today),
                (undo) => showToast({ message: rich('goals.allResumed'), undo }),
              )
            }
          >
            {rich('goals.resumeAll')}
          </Button>
        </>
      )}
    </div>
  );
}
