import { isAbsolute } from 'node:path';
import { capabilitiesArgument, isCapabilitiesArgument } from '#electron/bridge/capabilities.ts';
import type { Capabilities } from '#shared/host/contract.ts';

/** The preferences of every window, with their only values. */
const PREFERENCES = {
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
  // The focus clock writes a heartbeat while another window has the focus.
  backgroundThrottling: false,
  // Chromium would fetch its dictionaries from a third party.
  spellcheck: false,
} as const;

/** The preferences that are passed to each window: its preload script, and the arguments of that script. */
interface WindowTold {
  preload: string;
  additionalArguments: readonly string[];
}

/**
 * Throws unless the web preferences are exactly `PREFERENCES`, with their values, and those of `WindowTold`. Any other
 * one weakens the protection, or may do so in a later Electron.
 */
export function assertSafe({
  preload,
  additionalArguments,
  ...others
}: WindowTold & Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(PREFERENCES)) {
    if (others[name] !== value) throw new Error(`a window must have ${name}: ${value}`);
  }
  for (const name of Object.keys(others)) {
    if (!Object.hasOwn(PREFERENCES, name)) throw new Error(`a window must not have ${name}`);
  }
  // Both end up among Chromium's own command-line switches.
  if (!isAbsolute(preload) || !additionalArguments.every(isCapabilitiesArgument)) {
    throw new Error('a window must be told its preload script and what it can do, nothing else');
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
  const webPreferences = { ...PREFERENCES, preload, additionalArguments: [capabilitiesArgument(can)] };
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
