import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shellDist } from '#build/paths.ts';
import { Capabilities } from '#shared/host/contract.ts';
import { pageHeaders } from '#shared/host/page-headers.ts';
import { hostInPage } from './host-in-page.ts';
import { launchShell, type Shell, shellKind } from './launch.ts';
import { toChromium } from './stand-in/scheme-proxy.ts';

let shell: Shell;
let host: ReturnType<typeof hostInPage>;
let server: Server;
let serverOrigin: string;
/** What the NPO's server was asked: method, path and origin. */
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.origin}`);
    const isApp = request.headers.origin === 'app://kotsukotsu';
    response.setHeader('access-control-allow-origin', isApp ? 'app://kotsukotsu' : 'https://nobody.example');
    response.setHeader('access-control-allow-headers', 'authorization');
    if (request.url === '/events') {
      // Stays open, as server-sent events do.
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: nudge\ndata: 1\n\n');
    } else response.end('answered');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  serverOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shell = await launchShell();
  host = hostInPage(() => shell.page);
});
afterAll(async () => {
  await shell?.close();
  server?.closeAllConnections();
  server?.close();
});

const tryFetch = (address: string) =>
  shell.page.evaluate(
    (address) =>
      fetch(address, { headers: { authorization: 'Bearer x' } }).then(
        (response) => response.text(),
        (error) => `refused: ${error.name}`,
      ),
    address,
  );

test('the bundles import Electron and Node alone, and the preload only Electron', () => {
  const main = readFileSync(join(shellDist, 'main.js'), 'utf8');
  const imports = [...main.matchAll(/^import\b.*?from "(.+?)"/gm)].map(([, name]) => name);
  expect(imports).toContain('electron');
  expect(imports.filter((name) => name !== 'electron' && !name?.startsWith('node:'))).toEqual([]);
  const preload = readFileSync(join(shellDist, 'preload.cjs'), 'utf8');
  const required = [...preload.matchAll(/\brequire\((.*?)\)/g)].map(([, name]) => name);
  expect(required).toEqual(['"electron"']);
});

test('the page has the host before its first script, and nothing of Node or Electron', async () => {
  const seen = await shell.page.evaluate(() => ({
    atStart: (window as unknown as { atStart: unknown }).atStart,
    leaked: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'].filter(
      (name) => name in window,
    ),
    host: Object.keys(window.host ?? {}).sort(),
    isFixed: Object.isFrozen(window.host) && Object.isFrozen(window.host?.can),
  }));
  expect(seen).toEqual({ atStart: { hasHost: true }, leaked: [], host: ['ask', 'can', 'on'], isFixed: true });
});

test('the preload adds window.host to the page, with what the contract has, and nothing else', async () => {
  const seen = await shell.page.evaluate(() => {
    // A frame of the page has no preload: whatever is only in the window comes from there, or from the page's script.
    const frame = document.body.appendChild(document.createElement('iframe'));
    const reachable = (scope: object | null): string[] =>
      scope ? [...Reflect.ownKeys(scope).map(String), ...reachable(Object.getPrototypeOf(scope))] : [];
    const plain = new Set(reachable(frame.contentWindow));
    frame.remove();
    // Chromium adds a property with a number as its name to `window` for each frame of the page.
    const added = reachable(window).filter((name) => !plain.has(name) && !/^\d+$/.test(name));
    const describe = (value: unknown): unknown => {
      if (typeof value === 'function') return ['function', ...Object.keys(value)];
      if (typeof value !== 'object' || value === null) return typeof value;
      const entries = Reflect.ownKeys(value).map((key) => [
        String(key),
        describe((value as Record<PropertyKey, unknown>)[key]),
      ]);
      return Object.fromEntries(entries);
    };
    return { added, host: describe(window.host) };
  });
  expect(seen.added.filter((name) => !['atStart', 'violations'].includes(name))).toEqual(['host']);
  const can = Object.keys(Capabilities.shape).map((name) => [name, 'boolean']);
  expect(seen.host).toEqual({ can: Object.fromEntries(can), ask: ['function'], on: ['function'] });
});

test('the page cannot replace its host', async () => {
  const isSame = await shell.page.evaluate(() => {
    const before = window.host;
    try {
      Object.assign(window, { host: {} });
    } catch {
      // It is not writable.
    }
    return before === window.host;
  });
  expect(isSame).toBe(true);
});

test('every answer carries what holds the page, and the page starts without a violation', async () => {
  const held = pageHeaders([]);
  const answers = await shell.page.evaluate(async (names) => {
    const addresses = ['/', '/assets/page.js', '/missing'];
    const headers = await Promise.all(
      addresses.map(async (address) => {
        const response = await fetch(address);
        return Object.fromEntries(names.map((name) => [name, response.headers.get(name)]));
      }),
    );
    return { headers, violations: (window as unknown as { violations: string[] }).violations };
  }, Object.keys(held));
  expect(answers.headers).toEqual(Array(3).fill(held));
  expect(answers.violations).toEqual([]);
});

test('no code from text, no inline script, no style element, no frame, no other base', async () => {
  const outcome = await shell.page.evaluate(async () => {
    const violated = (directive: string, action: () => void) =>
      new Promise<string>((resolve) => {
        const hear = (event: SecurityPolicyViolationEvent) => {
          if (event.effectiveDirective !== directive) return;
          document.removeEventListener('securitypolicyviolation', hear);
          resolve(event.effectiveDirective);
        };
        document.addEventListener('securitypolicyviolation', hear);
        // In a task of the page's own, so that the test's rights do not count.
        setTimeout(action);
        setTimeout(resolve, 60_000, `${directive} allows it`);
      });
    const add = (name: string, properties: object) => () =>
      void document.body.append(Object.assign(document.createElement(name), properties));
    return [
      await violated('script-src', () => {
        try {
          // biome-ignore lint/security/noGlobalEval: that it fails is the point
          globalThis.eval('window.evaluated = true');
        } catch {
          // The violation is what is waited for.
        }
      }),
      await violated('script-src-elem', add('script', { textContent: 'window.evaluated = true' })),
      await violated('script-src-elem', add('script', { src: 'https://elsewhere.example/x.js' })),
      await violated('style-src-elem', add('style', { textContent: 'body { color: red }' })),
      await violated('img-src', add('img', { src: 'https://elsewhere.example/x.png' })),
      await violated('frame-src', add('iframe', { src: '/index.html' })),
      await violated('object-src', add('embed', { src: '/index.html', type: 'text/html' })),
      await violated('base-uri', () =>
        document.head.append(
          Object.assign(document.createElement('base'), { href: 'https://elsewhere.example/' }),
        ),
      ),
      document.baseURI === location.href ? 'the same base' : document.baseURI,
      String('evaluated' in window),
    ];
  });
  expect(outcome).toEqual([
    'script-src',
    'script-src-elem',
    'script-src-elem',
    'style-src-elem',
    'img-src',
    'frame-src',
    'object-src',
    'base-uri',
    'the same base',
    'false',
  ]);
});

// Playwright opens no second page in real Electron, nor does the app.
test.skipIf(shellKind() === 'electron')('no page elsewhere can frame the app', async () => {
  const page = await shell.page.context().newPage();
  try {
    const address = toChromium('app://kotsukotsu/');
    await page.setContent(`<iframe src="${address}"></iframe>`);
    await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  } finally {
    await page.close();
  }
});

test.each(['/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/%2e%2e%2fpage.js', '/%00'])(
  'the address %s leads nowhere',
  async (path) => {
    expect(await shell.page.evaluate(async (path) => (await fetch(path)).status, path)).toBe(404);
  },
);

test('the page speaks to the NPO server once it is allowed and loaded again, and to no other', async () => {
  expect(await tryFetch(`${serverOrigin}/v1`)).toBe('refused: TypeError');
  expect(asked).toEqual([]);
  expect(await host.ask('server.allow', serverOrigin)).toEqual({ reload: true });
  await Promise.all([shell.page.waitForEvent('load'), shell.page.evaluate(() => location.reload())]);
  expect(await host.ask('server.allow', serverOrigin)).toEqual({ reload: false });
  expect(await tryFetch(`${serverOrigin}/v1`)).toBe('answered');
  // The server sees the app's true origin, in the preflight too.
  expect(asked).toEqual(['OPTIONS /v1 app://kotsukotsu', 'GET /v1 app://kotsukotsu']);
  expect(await tryFetch(serverOrigin.replace('127.0.0.1', 'localhost'))).toBe('refused: TypeError');
  expect(await tryFetch('https://elsewhere.example/')).toBe('refused: TypeError');
  expect(asked).toHaveLength(2);
});

test('server-sent events arrive while the answer is still open', async () => {
  await host.ask('server.allow', serverOrigin);
  const first = await shell.page.evaluate(async (origin) => {
    const { body } = await fetch(`${origin}/events`);
    const reader = body?.getReader();
    const part = await reader?.read();
    await reader?.cancel();
    return new TextDecoder().decode(part?.value);
  }, serverOrigin);
  expect(first).toBe('event: nudge\ndata: 1\n\n');
});

test.each(['http://npo.example', '*', 'https://npo.example;script-src', 'nonsense nonsense'])(
  'the server %j is not allowed',
  async (address) => {
    await expect(host.ask('server.allow', address)).rejects.toThrow('not the address of a server');
  },
);

test.each([
  ['a link', () => document.querySelector<HTMLAnchorElement>('#elsewhere')?.click()],
  ['a script', () => location.assign('https://elsewhere.example/')],
  ['a script, to another file of the app', () => location.assign('/assets/page.js')],
  [
    'a form',
    () => {
      const form = Object.assign(document.createElement('form'), { action: '/index.html?form' });
      document.body.append(form);
      form.submit();
    },
  ],
])('the window stays where it is: %s', async (_name, attempt) => {
  const before = shell.page.url();
  await shell.page.evaluate(() => Object.assign(window, { isSameDocument: true }));
  const isTold = shell.page
    .waitForEvent('requestfailed', { timeout: 60_000, predicate: (request) => request.isNavigationRequest() })
    .then(() => true)
    .catch(() => false);
  const isForbiddenByPolicy = shell.page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', () => resolve(true), { once: true }),
      ),
  );
  await shell.page.evaluate(attempt);
  expect(await Promise.race([isTold, isForbiddenByPolicy])).toBe(true);
  expect(shell.page.url()).toBe(before);
  expect(await shell.page.evaluate(() => 'isSameDocument' in window)).toBe(true);
});

test('the page opens no window, however often it tries', async () => {
  for (let attempt = 0; attempt < 20; attempt++) {
    await shell.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opened = window.open('https://elsewhere.example/');
          if (!opened) return resolve();
          // The stand-in closes what Electron would not have opened.
          const look = setInterval(() => {
            if (!opened.closed) return;
            clearInterval(look);
            resolve();
          }, 20);
        }),
    );
    expect(shell.page.context().pages()).toHaveLength(1);
  }
});

test('what the page may have is little, and the rest is denied without a question', async () => {
  const state = (name: string) =>
    shell.page.evaluate(
      async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      name,
    );
  expect(await state('notifications')).toBe('granted');
  expect(await state('persistent-storage')).toBe('granted');
  for (const name of ['geolocation', 'clipboard-read', 'midi', 'idle-detection', 'local-fonts']) {
    expect(`${name} ${await state(name)}`).toBe(`${name} denied`);
  }
  const position = await shell.page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          (error) => resolve(error.code),
        ),
      ),
  );
  expect(position).toBe(1);
});

test('only https and mailto are opened with the system', async () => {
  await host.ask('external.open', 'https://npo.example/');
  await host.ask('external.open', 'file:///etc/passwd');
  await host.ask('external.open', 'mailto:desk@npo.example?attach=/etc/passwd');
  expect(await shell.outside.opened()).toEqual(['https://npo.example/']);
});
