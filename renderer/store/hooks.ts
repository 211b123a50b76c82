import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { create } from 'zustand';
import { InputProblem, type InputProblemCode } from './actions/input-problem.ts';
import type { WorkspaceDb } from './database.ts';
import type { Workspace } from './workspace.ts';
import { type Change, WriteProblem, type WriteProblemCode, write } from './write.ts';

/** The open workspace; provided by `main.tsx`. */
export const WorkspaceContext = createContext<Workspace | null>(null);

/** The open workspace. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('no workspace is open');
  return workspace;
}

/** Rows as a live query; undefined until the first answer. Screens read in this way only. */
export function useRows<T>(
  query: (db: WorkspaceDb) => Promise<T>,
  deps: ReadonlyArray<unknown>,
): T | undefined {
  const { db } = useWorkspace();
  return useLiveQuery(() => query(db), [db, ...deps]);
}

export type ActionProblem = InputProblemCode | WriteProblemCode;

/** The problem that the frame shows, until it is dismissed or an action succeeds. */
export const useProblem = create<{ problem: ActionProblem | null }>(() => ({ problem: null }));

/** The code of what an action threw. */
export function problemOf(error: unknown): ActionProblem {
  return error instanceof InputProblem || error instanceof WriteProblem ? error.code : 'not-saved';
}

/**
 * Runs actions on the workspace. What goes wrong is shown by the frame and answered with null; the caller keeps
 * what was typed.
 */
export function useAct(): (action: (workspace: Workspace) => Promise<Change[]>) => Promise<Change[] | null> {
  const workspace = useWorkspace();
  return useCallback(
    async (action) => {
      try {
        const undo = await action(workspace);
        useProblem.setState({ problem: null });
        return undo;
      } catch (error) {
        useProblem.setState({ problem: problemOf(error) });
        return null;
      }
    },
    [workspace],
  );
}

/** An action that takes back what was done. */
export function undoing(changes: ReadonlyArray<Change>): (workspace: Workspace) => Promise<Change[]> {
  return (workspace) => write(workspace, changes);
}

/** The time now, renewed every `everyMs` and whenever the window is looked at again. UTC milliseconds. */
export function useNow(everyMs: number): number {
  const { around } = useWorkspace();
  const [now, setNow] = useState(() => around.now());
  useEffect(() => {
    const renew = () => setNow(around.now());
    const timer = setInterval(renew, everyMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [around, everyMs]);
  return now;
}
