import { PREFERENCES_ID, type Preferences } from '#shared/domain/preferences.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, write } from '../write.ts';

/** Changes some of the member's preferences. */
export function setPreferences(
  workspace: Workspace,
  patch: Partial<Omit<Preferences, 'id'>>,
): Promise<Change[]> {
  return write(workspace, [{ table: 'preferences', id: PREFERENCES_ID, kind: 'set', patch }]);
}
