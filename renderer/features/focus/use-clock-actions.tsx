import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import {
  extendFocus,
  pauseFocus,
  resumeFocus,
  stopFocus,
  takeBreak,
  useOpenBlocks,
} from '#renderer/model/clock/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { workedIntervals } from '#shared/domain/log/time-entry.ts';
import { isRoundOver } from './round-over.ts';

export interface ClockActions {
  /** Pauses; once a round is full, this is its break. */
  pause: () => void;
  resume: () => void;
  stop: () => void;
  /** Makes the round or the countdown longer. */
  extend: (minutes: number) => void;
}

/** What can be done with the block of this device; stopping says what was recorded, and can be undone. */
export function useClockActions(): ClockActions {
  const { rich, format } = useText();
  const act = useAct();
  const { around } = useWorkspace();
  const own = useOpenBlocks()?.own;
  return {
    pause: () => void act(own && isRoundOver(own) ? takeBreak : pauseFocus),
    resume: () => void act(resumeFocus),
    stop: () => {
      // As the log will tell it: in whole minutes.
      const duration = format.duration(own ? roundedMs(workedIntervals(own.entry, around.now())) : 0);
      void act(stopFocus, (undo) => showToast({ message: rich('focus.stopped', { duration }), undo }));
    },
    extend: (minutes) => void act((workspace) => extendFocus(workspace, minutes * MINUTE_MS)),
  };
}
