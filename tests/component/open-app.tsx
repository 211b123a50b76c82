import '#shared/without-eval.ts';
import '#renderer/ui/styles.ts';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import {
  changeDeviceSettings,
  type DeviceSettings,
  startDeviceSettings,
} from '#renderer/app/device-settings.ts';
import { ErrorBoundary } from '#renderer/app/ErrorBoundary.tsx';
import { finishOnboarding } from '#renderer/app/finish-onboarding.ts';
import { Root } from '#renderer/app/Root.tsx';
import { readAhead } from '#renderer/app/read-ahead.ts';
import { browserHost } from '#renderer/host/browser-host.ts';
import { HostContext } from '#renderer/host/host-context.ts';
import type { Register } from '#renderer/locales/registers.ts';
import { useHistory } from '#renderer/model/act/history.ts';
import { useActionError } from '#renderer/model/act/use-act.ts';
import { recordHeartbeat } from '#renderer/model/clock/focus.ts';
import { useOpenPanel } from '#renderer/model/panel/open-panel.ts';
import { WorkspaceContext } from '#renderer/store/hooks.ts';
import type { Surroundings } from '#renderer/store/workspace.ts';
import { useKeptDrafts } from '#renderer/ui/kept-draft.ts';
import { useOpenMenu } from '#renderer/ui/open-menu.ts';
import { useToasts } from '#renderer/ui/toasts.ts';
import { HEARTBEAT_MS } from '#shared/domain/clock/focus-clock.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { openTestWorkspace, TestClocks, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { type Words, wordsOf } from '#tests/words.ts';

export interface OpenOptions {
  /** The register that texts are in; `ja` when not given. */
  register?: Register;
  look?: DeviceSettings['look'];
  /** Whether readings stand above the words. Off when not given, so that a test reads the words alone. */
  readings?: boolean;
  /** When it is, as a date with its offset: `2026-11-23T14:05:00+09:00`. */
  now?: string;
  /** Other surroundings than those of the test's clocks, such as a zone. */
  around?: Partial<Surroundings>;
  /** Whether the member has chosen how to begin. */
  isOnboarded?: boolean;
  /** Writes what exists before the screen is shown. */
  given?: (workspace: TestWorkspace) => Promise<unknown>;
}

/** The app as a test has it open. */
export interface OpenedApp {
  readonly words: Words;
  readonly register: Register;
  /** The workspace that is shown: another object after each restart. */
  workspace(): TestWorkspace;
  /** Lets minutes go by: a running block is seen at each heartbeat, and the screen shows the time that it is then. */
  pass(minutes: number): Promise<void>;
  /** The computer sleeps for some minutes, and the page becomes visible again. */
  sleep(minutes: number): Promise<void>;
  /** The app crashes, and is opened again some minutes later. */
  crash(minutes: number): Promise<void>;
  /** The page is loaded anew, at the address where it is. */
  reload(): Promise<void>;
}

let areSettingsRead = false;

// Nothing is fetched ahead: a test shows few screens, and fetching all takes longer than most tests.
window.requestIdleCallback = () => 0;

/** Chooses how this device shows everything, and waits until its texts are there. */
export async function chooseSettings(settings: Partial<DeviceSettings>): Promise<void> {
  changeDeviceSettings(settings);
  if (!areSettingsRead) await startDeviceSettings(browserHost);
  areSettingsRead = true;
  await expect.poll(() => document.documentElement.dataset.register).toBe(settings.register);
}

/**
 * Shows the whole app at an address of its own (`/log`), on a workspace of its own in the browser's database, without a
 * server. Its clocks stand still until the test moves them. What was shown is gone when the test ends.
 */
export async function openApp(address: string, options: OpenOptions = {}): Promise<OpenedApp> {
  const { register = 'ja', look = 'light', readings = false, isOnboarded = true } = options;
  await page.viewport(1280, 800);
  await chooseSettings({ register, look, readings });
  location.hash = `#${address}`;
  const clocks = new TestClocks();
  if (options.now !== undefined) clocks.wallAt = Date.parse(options.now);
  let workspace = await openTestWorkspace({
    name: `component-${crypto.randomUUID()}`,
    clocks,
    around: options.around ?? {},
  });
  if (isOnboarded) await finishOnboarding(workspace);
  await options.given?.(workspace);
  let close = await show(workspace);
  onTestFinished(() => {
    // The database stays open for what is still being read of it; it goes with the browser.
    close();
    localStorage.clear();
    sessionStorage.clear();
  });

  const tellVisible = async () => {
    await recordHeartbeat(workspace);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  /** Ends the page, and opens a new one later, whose monotonic clock begins at 0. */
  const loadAnew = async (afterMs: number) => {
    clocks.crash(afterMs);
    // A page that ends leaves the database no time: what was not saved before is not saved any more.
    workspace.db.close();
    close();
    workspace = await workspace.restart();
    forget();
    close = await show(workspace);
  };
  return {
    words: wordsOf(register),
    register,
    workspace: () => workspace,
    pass: async (minutes) => {
      for (let gone = 0; gone < minutes * MINUTE_MS; gone += HEARTBEAT_MS) {
        clocks.pass(Math.min(HEARTBEAT_MS, minutes * MINUTE_MS - gone));
        await recordHeartbeat(workspace);
      }
      await tellVisible();
    },
    sleep: async (minutes) => {
      clocks.sleep(minutes * MINUTE_MS);
      await tellVisible();
    },
    crash: async (minutes) => {
      await loadAnew(minutes * MINUTE_MS);
      await tellVisible();
    },
    reload: () => loadAnew(0),
  };
}

/**
 * Shows a workspace, as `main.tsx` does.
 * @returns a function that removes it, with all state that is not in the database
 */
async function show(workspace: TestWorkspace): Promise<() => void> {
  await readAhead(workspace);
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  root.render(
    <HostContext value={browserHost}>
      <WorkspaceContext value={workspace}>
        <ErrorBoundary as="main">
          <Root pendingInvite="" />
        </ErrorBoundary>
      </WorkspaceContext>
    </HostContext>,
  );
  return () => {
    window.dispatchEvent(new Event('pagehide'));
    root.unmount();
    place.remove();
    forget();
  };
}

/** Resets all state that lasts only as long as a page. */
function forget(): void {
  useHistory.setState(useHistory.getInitialState());
  useActionError.setState(useActionError.getInitialState());
  useOpenPanel.setState(useOpenPanel.getInitialState());
  useOpenMenu.setState(useOpenMenu.getInitialState());
  useToasts.setState(useToasts.getInitialState());
  useKeptDrafts.setState(useKeptDrafts.getInitialState(), true);
}
