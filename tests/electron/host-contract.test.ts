import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { projectDir } from '#build/paths.ts';
import { CHROMIUM_FLAGS, findChromium } from '#tests/find-chromium.ts';
import { type HostUnderTest, hostContract } from '#tests/host-contract.ts';
import { hostInPage } from './host-in-page.ts';
import { launchShell } from './launch.ts';

hostContract('the shell', async (): Promise<HostUnderTest> => {
  const shell = await launchShell();
  return { ...hostInPage(() => shell.page), close: () => shell.close() };
});

hostContract('the browser', async (): Promise<HostUnderTest> => {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? chromium.executablePath(),
    args: [...CHROMIUM_FLAGS],
  });
  const context = await browser.newContext({ permissions: ['notifications'] });
  // An origin with storage and no server; all other requests of the page get 404.
  await context.route('**', (route) =>
    route.request().resourceType() === 'document'
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
      : route.fulfill({ status: 404 }),
  );
  const page = await context.newPage();
  await page.goto('http://browser-host.localhost/');
  await page.addScriptTag({ content: await bundleBrowserHost() });
  await page.evaluate(() => {
    const { browserHost } = (window as unknown as { bundled: { browserHost: unknown } }).bundled;
    Object.assign(window, { host: browserHost });
  });
  return { ...hostInPage(() => page), close: () => browser.close() };
});

async function bundleBrowserHost(): Promise<string> {
  const built = await build({
    root: projectDir,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      lib: {
        entry: join(projectDir, 'renderer', 'host', 'browser-host.ts'),
        formats: ['iife'],
        name: 'bundled',
      },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : null;
  if (!chunk) throw new Error('the browser host was not bundled');
  return chunk.code;
}
