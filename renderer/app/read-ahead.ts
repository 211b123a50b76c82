import { useOpenRows } from '#renderer/model/clock/index.ts';
import { useDayRecords } from '#renderer/model/log/index.ts';
import { useDayPage } from '#renderer/model/plan/index.ts';
import { useWork } from '#renderer/model/work/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { dayOf } from '#shared/domain/day/day.ts';
import { useRootRows } from './root-rows.ts';
import { currentAddress } from './use-loaded-location.ts';

/** What takes longer is not waited for: then Today comes into a frame that is there already. */
const PATIENCE_MS = 1_000;

/**
 * Reads what is shown first before anything is drawn: so Today is drawn once, with its rows, and not first without them.
 * Resolves when all of it was read or failed, or takes too long; a part whose rows cannot be read tells it when it is drawn.
 */
export function readAhead(workspace: Workspace): Promise<unknown> {
  return Promise.race([readAll(workspace), new Promise((enough) => setTimeout(enough, PATIENCE_MS))]);
}

async function readAll(workspace: Workspace): Promise<void> {
  const { around } = workspace;
  const root = await useRootRows.ahead(workspace).catch(() => null);
  if (!root?.isOnboarded || currentAddress() !== '/') return;
  const today = dayOf(around.now(), around.zone(), root.dayStarts);
  await Promise.allSettled([
    useWork.ahead(workspace, today),
    useDayPage.ahead(workspace, today),
    useOpenRows.ahead(workspace),
    useDayRecords.ahead(workspace, today),
  ]);
}
