import { Play } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { startFocus, startWork } from '#renderer/model/clock/index.ts';
import { usePreferences } from '#renderer/model/preferences/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Preferences } from '#shared/domain/preferences.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { AimChoice } from './AimChoice.tsx';
import { Face } from './Face.tsx';
import { Spent } from './Spent.tsx';
import styles from './StartFace.module.css';

/** The face of the clock before it runs: what comes next, for how long, and one Start. */
export function StartFace({ item }: { item: WorkItem | null }) {
  const { t, rich, format } = useText();
  const act = useAct();
  const preferences = usePreferences();
  if (!preferences) return null;
  const start = () =>
    void act((workspace) => (item ? startWork(workspace, item) : startFocus(workspace, null)));
  return (
    <Face
      title={item?.title ?? rich('day.withoutTask')}
      share={null}
      kind="work"
      time={<p className={styles.time}>{format.clock(toRunMs(preferences))}</p>}
      below={rich('focus.none')}
    >
      {item && <Spent taskId={item.id} runningMs={0} />}
      <AimChoice chosen={preferences} />
      <Button
        kind="main"
        icon={Play}
        {...(item ? { 'aria-label': t('focus.startItem', { title: item.title }) } : {})}
        onPress={start}
      >
        {rich('today.start')}
      </Button>
    </Face>
  );
}

/** What the clock will show when it starts, in milliseconds. */
function toRunMs({ aimKind, countdownMinutes, pomodoroMinutes }: Preferences): number {
  if (aimKind === 'free') return 0;
  return (aimKind === 'countdown' ? countdownMinutes : pomodoroMinutes) * MINUTE_MS;
}
