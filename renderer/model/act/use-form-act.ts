import { useRef, useState } from 'react';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Change } from '#renderer/store/write.ts';
import { remember, undoStep } from './history.ts';
import { type ActionErrorCode, errorCodeOf, telling } from './use-act.ts';

export interface FormAct {
  /** Why the last attempt failed, for the form to show in place. */
  error: ActionErrorCode | null;
  /** Removes the error; to be called when the input that it was about changes. */
  clear: () => void;
  /** Runs an action; when it succeeds, `done` is called with a function that undoes it. */
  run: (
    action: (workspace: Workspace) => Promise<Change[]>,
    done: (undo: () => void) => void,
  ) => Promise<void>;
}

/** The way for a form to change something: an error is shown in the form, which keeps what was typed. */
export function useFormAct(): FormAct {
  const workspace = useWorkspace();
  const [error, setError] = useState<ActionErrorCode | null>(null);
  const isRunning = useRef(false);
  const run: FormAct['run'] = async (action, done) => {
    // A second Enter before the form has closed is not a second entry.
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      const step = await remember(action(workspace));
      setError(null);
      done(() => void telling(() => undoStep(workspace, step)));
    } catch (error) {
      setError(errorCodeOf(error));
    } finally {
      isRunning.current = false;
    }
  };
  return { error, clear: () => setError(null), run };
}
