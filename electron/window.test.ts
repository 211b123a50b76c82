import { expect, test } from 'vitest';
import { capabilitiesArgument, capabilitiesIn } from '#electron/capabilities.ts';
import { applyTheme } from '#electron/theme.ts';
import { assertSafe, windowOptions } from '#electron/window.ts';

const can = { protectedSecrets: true, links: true, power: true };
const options = windowOptions({ preload: '/app/preload.cjs', paper: '#FAF7F0', can });

test.each(['sandbox', 'contextIsolation', 'webSecurity'])('a window without %s is refused', (name) => {
  const { webPreferences } = options;
  expect(() => assertSafe(webPreferences)).not.toThrow();
  expect(() => assertSafe({ ...webPreferences, [name]: false })).toThrow(name);
  expect(() => assertSafe({ ...webPreferences, [name]: undefined })).toThrow(name);
});

test.each(['nodeIntegration', 'webviewTag', 'allowRunningInsecureContent'])(
  'a window with %s is refused',
  (name) => {
    expect(() => assertSafe({ ...options.webPreferences, [name]: true })).toThrow(name);
  },
);

test('the clock is not throttled and nothing is fetched for spelling', () => {
  expect(options.webPreferences).toMatchObject({ backgroundThrottling: false, spellcheck: false });
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
