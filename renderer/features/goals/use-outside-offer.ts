import { useHost } from '#renderer/host/host-context.ts';
import { useNotificationPermission } from '#renderer/host/use-notification-permission.ts';
import { telling } from '#renderer/model/act/index.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { getState, putState } from '#renderer/store/state.ts';

interface OutsideOffer {
  isOffered: boolean;
  /** Lets the browser ask for permission. Called by a click. */
  accept: () => void;
  /** The member did something else with the reminder, which is an answer too. */
  pass: () => void;
}

/**
 * The offer of a reminder to be shown outside the app as well, where a browser has to ask for that first. It comes with the
 * first reminder that the member answers, and then no more: afterwards it can be found in the settings.
 */
export function useOutsideOffer(): OutsideOffer {
  const host = useHost();
  const { db, around } = useWorkspace();
  const { permission, ask } = useNotificationPermission();
  const answered = useRows((db) => getState(db, 'outsideOffered'), []);
  const isOffered = host.can.notifications && permission === 'default' && answered === null;
  const keep = () => putState(db, 'outsideOffered', { at: around.now() });
  return {
    isOffered,
    accept: () =>
      void telling(async () => {
        await ask();
        await keep();
      }),
    pass: () => {
      if (isOffered) void telling(keep);
    },
  };
}
