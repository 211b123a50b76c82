import { useMemo } from 'react';
import { create } from 'zustand';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Change } from '#renderer/store/write.ts';
import { WriteError, type WriteErrorCode } from '#renderer/store/write-error.ts';
import { InputError, type InputErrorCode } from '#shared/domain/input-error.ts';
import { remember, undoStep } from './history.ts';

export type ActionErrorCode = InputErrorCode | WriteErrorCode;

/** The error that the frame shows, until it is dismissed or an action that was begun after it succeeds. */
export const useActionError = create<{ error: ActionErrorCode | null }>(() => ({ error: null }));

/** The code of what an action threw. */
export function errorCodeOf(error: unknown): ActionErrorCode {
  return error instanceof InputError || error instanceof WriteError ? error.code : 'not-saved';
}

/**
 * Runs an action on the workspace. When it succeeds, `done` is called with a function that undoes it. An error is shown
 * by the frame, and the caller keeps what was typed. Resolves to whether it succeeded.
 */
export type Act = (
  action: (workspace: Workspace) => Promise<Change[]>,
  done?: (undo: () => void) => void,
) => Promise<boolean>;

/** The way for a screen to change something. */
export function useAct(): Act {
  const workspace = useWorkspace();
  return useMemo(
    () => (action, done) =>
      telling(async () => {
        const step = await remember(action(workspace));
        done?.(() => void telling(() => undoStep(workspace, step)));
      }),
    [workspace],
  );
}

/** Runs `work`; an error is shown by the frame. Resolves to whether it succeeded. */
export async function telling(work: () => Promise<void>): Promise<boolean> {
  const shown = useActionError.getState();
  try {
    await work();
    // An error shown meanwhile comes from something that was begun later, and stays.
    if (useActionError.getState() === shown) useActionError.setState({ error: null });
    return true;
  } catch (error) {
    useActionError.setState({ error: errorCodeOf(error) });
    return false;
  }
}
