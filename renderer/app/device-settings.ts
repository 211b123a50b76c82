import * as z from 'zod';
import { create } from 'zustand';
import { showRegister } from '#renderer/locales/i18n.ts';
import { languageTag, type Register, registers, systemRegister } from '#renderer/locales/registers.ts';
import { looks } from '#renderer/ui/look.ts';
import type { Host } from '#shared/host/contract.ts';

/**
 * What is chosen for this device and not synced. A setting that cannot be read falls back to its default, without the
 * others.
 */
const DeviceSettings = z.object({
  /** Null: the system's language. */
  register: z.enum(registers).nullable().catch(null),
  look: z.enum(looks).catch('system'),
  /** Readings (ruby) are shown. */
  readings: z.boolean().catch(true),
  /** Blocks of time carry a pattern and a letter, besides their colour. */
  patterns: z.boolean().catch(false),
  /** It was said that the name of this computer's zone is not known. */
  isZoneTold: z.boolean().catch(false),
});
export type DeviceSettings = z.infer<typeof DeviceSettings>;

const KEY = 'kotsukotsu.settings';

export const useDeviceSettings = create<DeviceSettings>(() => DeviceSettings.parse({}));

/** The register that is shown: the chosen one, or the system's. */
export function chosenRegister({ register }: DeviceSettings): Register {
  return register ?? systemRegister(navigator.languages);
}

/** Changes settings, keeps them, and shows the change at once. */
export function changeDeviceSettings(patch: Partial<DeviceSettings>): void {
  useDeviceSettings.setState(patch);
  try {
    localStorage.setItem(KEY, JSON.stringify(useDeviceSettings.getState()));
  } catch {
    // Without storage the choice holds until the window is closed.
  }
}

/**
 * Reads what is kept and shows it: language, look and readings, now and whenever one of them changes, here or in
 * another tab. Resolves when the texts are there, so that the first screen is in the right language.
 */
export async function startDeviceSettings(host: Host): Promise<void> {
  useDeviceSettings.setState(readKept());
  useDeviceSettings.subscribe((settings) => {
    void show(settings, host);
  });
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY) useDeviceSettings.setState(readKept());
  });
  await show(useDeviceSettings.getState(), host);
}

function readKept(): DeviceSettings {
  try {
    return DeviceSettings.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return DeviceSettings.parse({});
  }
}

async function show(settings: DeviceSettings, host: Host): Promise<void> {
  showLook(settings);
  void host.ask('theme.set', settings.look === 'contrast' ? 'system' : settings.look);
  const register = chosenRegister(settings);
  await showRegister(register);
  document.documentElement.lang = languageTag(register);
  document.documentElement.dataset.register = register;
}

function showLook({ look, readings, patterns }: DeviceSettings): void {
  const { dataset } = document.documentElement;
  dataset.theme = look;
  dataset.ruby = readings ? 'on' : 'off';
  dataset.patterns = patterns ? 'on' : 'off';
}
