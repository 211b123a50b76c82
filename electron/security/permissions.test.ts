import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { guardPermissions, isPermitted, type PermissionSession } from '#electron/security/permissions.ts';

const APP = 'app://kotsukotsu/';

test.each(['notifications', 'clipboard-sanitized-write', 'persistent-storage', 'loopback-network'])(
  '%s is for the app alone',
  (permission) => {
    expect(isPermitted(permission, APP)).toBe(true);
    expect(isPermitted(permission, 'https://elsewhere.example/')).toBe(false);
    expect(isPermitted(permission, 'app://kotsukotsu.elsewhere.example/')).toBe(false);
    expect(isPermitted(permission, '')).toBe(false);
  },
);

test('of all the permissions that Electron has, the app gets these', () => {
  const types = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8');
  const [, names = ''] = types.match(/setPermissionRequestHandler\(handler.+?permission: ([^,]+),/) ?? [];
  const all = [...names.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
  expect(all).toContain('media');
  expect([...all, 'a-permission-of-tomorrow'].filter((name) => isPermitted(name, APP))).toEqual([
    'clipboard-sanitized-write',
    'local-network',
    'local-network-access',
    'loopback-network',
    'notifications',
    'persistent-storage',
  ]);
});

test('both handlers decide, frames are denied, and no device is allowed', () => {
  const handlers: Record<string, (...args: never[]) => unknown> = {};
  const session: PermissionSession = {
    setPermissionRequestHandler: (handler) => Object.assign(handlers, { request: handler }),
    setPermissionCheckHandler: (handler) => Object.assign(handlers, { check: handler }),
    setDevicePermissionHandler: (handler) => Object.assign(handlers, { device: handler }),
  };
  guardPermissions(session);
  const answers: boolean[] = [];
  const ask = handlers.request as (...args: unknown[]) => void;
  const answer = (granted: boolean) => answers.push(granted);
  ask(null, 'notifications', answer, { requestingUrl: APP, isMainFrame: true });
  ask(null, 'notifications', answer, { requestingUrl: APP, isMainFrame: false });
  ask(null, 'media', answer, { requestingUrl: APP, isMainFrame: true });
  expect(answers).toEqual([true, false, false]);
  const check = handlers.check as (...args: unknown[]) => boolean;
  expect(check(null, 'notifications', APP)).toBe(true);
  expect(check(null, 'media', APP)).toBe(false);
  expect(handlers.device?.()).toBe(false);
});
