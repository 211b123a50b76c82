import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { create } from 'zustand';
import { type Day, type DayStarts, dayOf } from '#shared/domain/day.ts';
import { InputError, type InputErrorCode } from './actions/input-error.ts';
import type { WorkspaceDb } from './database.ts';
import { remember, takeBack } from './history.ts';
import { keepIdentity } from './keep-identity.ts';
import type { Workspace } from './workspace.ts';
import { type Change, WriteError, type WriteErrorCode } from './write.ts';

/** The open workspace; provided by `main.tsx`. */
export const WorkspaceContext = createContext<Workspace | null>(null);

/** The open workspace. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('no workspace is open');
  return workspace;
}

/**
 * Rows as a live query; undefined until the first answer. Screens read in this way only. What did not change is the same
 * object as before, so that its row need not be drawn again.
 */
export function useRows<T>(
  query: (db: WorkspaceDb) => Promise<T>,
  deps: ReadonlyArray<unknown>,
): T | undefined {
  const { db } = useWorkspace();
  const last = useRef<T>(undefined);
  return useLiveQuery(async () => {
    const rows = keepIdentity(last.current, await query(db));
    last.current = rows;
    return rows;
  }, [db, ...deps]);
}

export type ActionErrorCode = InputErrorCode | WriteErrorCode;

/** The error that the frame shows, until it is dismissed or an action that was begun after it succeeds. */
export const useActionError = create<{ error: ActionErrorCode | null }>(() => ({ error: null }));

/** The code of what an action threw. */
export function errorCodeOf(error: unknown): ActionErrorCode {
  return error instanceof InputError || error instanceof WriteError ? error.code : 'not-saved';
}

/**
 * Runs an action on the workspace. Resolves to whether it was done; then `done` is called with what takes it back.
 * What goes wrong is shown by the frame, and the caller keeps what was typed.
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
        done?.(() => void telling(() => takeBack(workspace, step)));
      }),
    [workspace],
  );
}

/** Does something; what goes wrong is shown by the frame. Resolves to whether it was done. */
export async function telling(work: () => Promise<void>): Promise<boolean> {
  const shown = useActionError.getState();
  try {
    await work();
    // What came to be shown meanwhile is of something that was begun later.
    if (useActionError.getState() === shown) useActionError.setState({ error: null });
    return true;
  } catch (error) {
    useActionError.setState({ error: errorCodeOf(error) });
    return false;
  }
}

/**
 * The time now, renewed every `everyMs` (with null at no interval), and whenever the window is looked at again. UTC
 * milliseconds.
 */
export function useNow(everyMs: number | null): number {
  const { around } = useWorkspace();
  const [now, setNow] = useState(() => around.now());
  useEffect(() => {
    const renew = () => setNow(around.now());
    const timer = everyMs === null ? undefined : setInterval(renew, everyMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [around, everyMs]);
  return now;
}

/** Where the member's days start; provided by `Root`, which waits for it. */
export const DayStartsContext = createContext<DayStarts>([]);

/** Where the member's days start. */
export function useDayStarts(): DayStarts {
  return useContext(DayStartsContext);
}

/** The logical day it is now, where the member is. */
export function useToday(): Day {
  const { around } = useWorkspace();
  return dayOf(useNow(30_000), around.zone(), useDayStarts());
}
