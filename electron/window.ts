import { capabilitiesArgument } from '#electron/capabilities.ts';
import type { Capabilities } from '#shared/host/contract.ts';

/** What every window must have; a change that loosens one of these throws when the window is made. */
const REQUIRED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
} as const;

/** Throws when web preferences do not state every one of the required values. */
export function assertSafe(preferences: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(REQUIRED)) {
    if (preferences[name] !== value) throw new Error(`a window must have ${name}: ${value}`);
  }
}

/** The options of the app's window. */
export function windowOptions({
  preload,
  paper,
  can,
}: {
  preload: string;
  paper: string;
  can: Capabilities;
}) {
  const webPreferences = {
    ...REQUIRED,
    preload,
    additionalArguments: [capabilitiesArgument(can)],
    // The focus clock writes a heartbeat while another window has the focus.
    backgroundThrottling: false,
    // Chromium would fetch its dictionaries from a third party.
    spellcheck: false,
  };
  assertSafe(webPreferences);
  return {
    // With a name Electron remembers where the window stood.
    name: 'main',
    windowStatePersistence: true,
    title: 'Kotsukotsu',
    width: 1200,
    height: 800,
    minWidth: 360,
    minHeight: 480,
    backgroundColor: paper,
    webPreferences,
  };
}
