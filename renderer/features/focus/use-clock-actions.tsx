import { useText } from '#renderer/locales/use-text.tsx';
import { pauseFocus, resumeFocus, stopFocus } from '#renderer/store/actions/focus.ts';
import { useAct } from '#renderer/store/hooks.ts';
import { useOpenBlocks } from '#renderer/store/use-block.ts';
import { showToast } from '#renderer/ui/toasts.ts';

/** Pause, go on and stop for the block of this device; stopping tells what was kept and can be taken back. */
export function useClockActions(): { pause: () => void; resume: () => void; stop: () => void } {
  const { rich, format } = useText();
  const act = useAct();
  const own = useOpenBlocks()?.own;
  return {
    pause: () => void act(pauseFocus),
    resume: () => void act(resumeFocus),
    stop: () => {
      const duration = format.duration(own?.elapsedMs ?? 0);
      void act(stopFocus, (undo) => showToast({ message: rich('focus.stopped', { duration }), undo }));
    },
  };
}
