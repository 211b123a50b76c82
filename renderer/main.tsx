import '#shared/without-eval.ts';
import '#renderer/ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startBackground } from '#renderer/app/background.ts';
import { DatabaseErrorPage } from '#renderer/app/DatabaseErrorPage.tsx';
import { startDeviceSettings } from '#renderer/app/device-settings.ts';
import { ErrorBoundary } from '#renderer/app/ErrorBoundary.tsx';
import { acceptPendingInvite } from '#renderer/app/joining.ts';
import { bringInLaunched } from '#renderer/app/launched-records.ts';
import { Root } from '#renderer/app/Root.tsx';
import { readAhead } from '#renderer/app/read-ahead.ts';
import { browserHost } from '#renderer/host/browser-host.ts';
import { HostContext } from '#renderer/host/host-context.ts';
import { WorkspaceContext } from '#renderer/store/hooks.ts';
import { renewLog } from '#renderer/store/renew-log.ts';
import { openWorkspace, realSurroundings } from '#renderer/store/workspace.ts';
import type { Host } from '#shared/host/contract.ts';

/** The member's own database on this computer. Its name is its identity and never changes. */
const WORKSPACE_NAME = 'kotsukotsu';

const page = document.getElementById('root');
if (!page) throw new Error('index.html has no root');
const root = createRoot(page);

// What hosts the app is decided once, here.
const host = window.host ?? browserHost;
const settingsShown = startDeviceSettings(host);
try {
  const [{ workspace, launch, firstRows }] = await Promise.all([open(host), renewLog(), settingsShown]);
  // Without them the app starts all the same.
  await bringInLaunched(workspace, launch.records).catch(reportError);
  const pendingInvite = await acceptPendingInvite(workspace, host, launch.join);
  startBackground(workspace, host, new AbortController().signal);
  await firstRows;
  root.render(
    <StrictMode>
      <HostContext value={host}>
        <WorkspaceContext value={workspace}>
          <ErrorBoundary as="main">
            <Root pendingInvite={pendingInvite} />
          </ErrorBoundary>
        </WorkspaceContext>
      </HostContext>
    </StrictMode>,
  );
} catch (error) {
  reportError(error);
  await settingsShown;
  // The database cannot be opened (no room, no permission, a newer version). An empty workspace is never shown
  // in its place.
  root.render(<DatabaseErrorPage />);
}

async function open(host: Host) {
  const launch = await host.ask('launch.get');
  const workspace = await openWorkspace(launch.workspace ?? WORKSPACE_NAME, realSurroundings());
  return { launch, workspace, firstRows: readAhead(workspace) };
}
