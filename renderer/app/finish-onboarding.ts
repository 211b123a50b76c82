import { askToLast } from '#renderer/store/lasting.ts';
import { putState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';

/** The member has chosen how to begin: the first screen is not shown again. */
export async function finishOnboarding({ db, around }: Workspace): Promise<void> {
  await putState(db, 'onboarded', { at: around.now() });
  await askToLast();
}
