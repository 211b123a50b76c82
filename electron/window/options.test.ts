import { expect, test } from 'vitest';
import { capabilitiesArgument, capabilitiesIn } from '#electron/bridge/capabilities.ts';
import { assertSafe, windowOptions } from '#electron/window/options.ts';
import { applyTheme } from '#electron/window/theme.ts';

const can = { protectedSecrets: true, links: true, power: true, notifications: true };
const options = windowOptions({ preload: '/app/preload.cjs', paper: '#FAF7F0', can });

const { webPreferences } = options;

test.each(Object.entries(webPreferences).filter(([, value]) => typeof value === 'boolean'))(
  'a window without %s: %s is refused',
  (name, value) => {
    expect(() => assertSafe(webPreferences)).not.toThrow();
    expect(() => assertSafe({ ...webPreferences, [name]: !value })).toThrow(name);
    const { [name]: _left, ...others } = webPreferences as Record<string, unknown>;
    expect(() => assertSafe(others as typeof webPreferences)).toThrow(name);
  },
);

// Written out, and not derived: whoever loosens one has to do it here as well.
test('these are the preferences of the window', () => {
  expect(webPreferences).toEqual({
    preload: '/app/preload.cjs',
    additionalArguments: [capabilitiesArgument(can)],
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
    backgroundThrottling: false,
    spellcheck: false,
  });
});

test.each([
  ['enableBlinkFeatures', 'ExecCommandInJavaScript'],
  ['disableBlinkFeatures', ''],
  ['plugins', true],
  ['session', {}],
  ['partition', 'persist:other'],
  ['a-preference-of-tomorrow', false],
  ['constructor', Object],
])('a window with %s is refused, whatever its value', (name, value) => {
  expect(() => assertSafe({ ...webPreferences, [name]: value })).toThrow(name);
});

test('a window is told nothing but its preload script and what it can do', () => {
  const additionalArguments = [...webPreferences.additionalArguments, '--enable-blink-features=x'];
  expect(() => assertSafe({ ...webPreferences, additionalArguments })).toThrow('nothing else');
  expect(() => assertSafe({ ...webPreferences, preload: 'preload.cjs' })).toThrow('nothing else');
  // `windowOptions` makes the same check.
  expect(() => windowOptions({ preload: 'preload.cjs', paper: '#FAF7F0', can })).toThrow('nothing else');
});

test('the preload learns what the host can do', () => {
  expect(capabilitiesIn(['electron', capabilitiesArgument(can)])).toEqual(can);
  expect(() => capabilitiesIn(['electron'])).toThrow('not told');
  expect(() => capabilitiesIn(['--kotsukotsu-can={}'])).toThrow();
});

test('the colour of the window follows the chosen look, or the system', () => {
  const port = (isSystemDark: boolean) => ({
    themeSource: 'system' as 'system' | 'light' | 'dark',
    get shouldUseDarkColors() {
      return this.themeSource === 'system' ? isSystemDark : this.themeSource === 'dark';
    },
  });
  expect(applyTheme(port(false), 'dark')).toBe('#171B21');
  expect(applyTheme(port(true), 'light')).toBe('#FAF7F0');
  expect(applyTheme(port(true), 'system')).toBe('#171B21');
});
