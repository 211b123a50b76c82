import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { OpenBlock } from '#renderer/model/clock/index.ts';
import { usePreferences } from '#renderer/model/preferences/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { isFull } from '#shared/domain/clock/phase.ts';
import { reminderOfBreak } from '#shared/domain/clock/reminder.ts';
import { wallMinutes } from '#shared/domain/day/day.ts';

/** The one quiet line beside the running block: its phase is full, or a break would do good; mostly nothing. */
export function useClockLine(block: OpenBlock | null | undefined): ReactNode {
  const { rich, format } = useText();
  const { around } = useWorkspace();
  const chosen = usePreferences();
  if (!block) return null;
  const { phase, entry } = block;
  if (phase && isFull(phase)) return rich(phase.kind === 'break' ? 'focus.fullBreak' : 'focus.full');
  if (!chosen) return null;
  const now = around.now();
  const afterMs = reminderOfBreak(chosen, entry, now, wallMinutes(now, around.zone()));
  return afterMs === null ? null : rich('focus.reminder', { duration: format.duration(afterMs) });
}
