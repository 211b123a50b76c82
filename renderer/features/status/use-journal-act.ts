import type { ReactNode } from 'react';
import { useAct } from '#renderer/model/act/index.ts';
import { type Inverse, putBack } from '#renderer/model/sync/index.ts';
import type { JournalRow } from '#renderer/store/database.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { showToast } from '#renderer/ui/toasts.ts';

/** Runs an action on a journal row; a toast tells of it, and can undo it: the row, and all that was written. */
export function useJournalAct(row: JournalRow) {
  const act = useAct();
  return (action: (workspace: Workspace) => Promise<Inverse>, message: ReactNode): void => {
    let inverse: Inverse = null;
    const done = () => {
      const changes = inverse;
      if (!changes) return;
      showToast({ message, undo: () => void act((workspace) => putBack(workspace, row, changes)) });
    };
    void act(async (workspace) => {
      inverse = await action(workspace);
      return inverse ?? [];
    }, done);
  };
}
