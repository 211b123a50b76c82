import { useEffect, useEffectEvent } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { startFocus, startWork, useOpenBlocks } from '#renderer/model/clock/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { readDayPage } from '#renderer/model/plan/index.ts';
import { readWork } from '#renderer/model/work/index.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { stepOfDay } from '#shared/domain/plan/planning.ts';
import { useClockActions } from './use-clock-actions.tsx';

/**
 * Ctrl+Shift+Enter (⌘+Shift+Enter) on every screen: starts the next step, pauses, goes on. The key is taken before any
 * field sees it, and left alone while an input method composes.
 */
export function useFocusKey(): void {
  const { rich, t } = useText();
  const act = useAct();
  const today = useToday();
  const own = useOpenBlocks()?.own;
  const { pause, resume } = useClockActions();
  const start = () => {
    let title = t('day.withoutTask');
    void act(
      async (workspace) => {
        const [work, { plan }] = await Promise.all([
          readWork(workspace.db, today),
          readDayPage(workspace.db, today),
        ]);
        const step = stepOfDay(work.items, plan, today);
        if (!step) return startFocus(workspace, null);
        title = step.item.title;
        return startWork(workspace, step.item);
      },
      (undo) => showToast({ message: rich('focus.startedByKey', { title }), undo }),
    );
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isOurs = event.key === 'Enter' && event.shiftKey && (event.ctrlKey || event.metaKey);
    if (!isOurs || event.repeat || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    event.stopPropagation();
    if (!own) start();
    else if (own.state === 'paused') resume();
    else pause();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
