import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { type Day, dayOf } from '#shared/domain/day/day.ts';
import { bundleScript } from '#tests/bundle-script.ts';
import { CHROMIUM_FLAGS, findChromium } from '#tests/find-chromium.ts';
import type { BenchPage } from './page.ts';

declare global {
  interface Window {
    readonly bench: BenchPage;
  }
}

/** Runs `work` with a folder for browser profiles that is gone afterwards. */
export async function withProfiles<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kotsukotsu-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** A real Chromium with its data on disk in `profile`. @throws when there is no Chromium */
export async function openChromium(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error(
      'No Chromium found. Install one, name one in CHROMIUM, or run: npx playwright install chromium',
    );
  }
  return chromium.launchPersistentContext(profile, { executablePath, args: [...CHROMIUM_FLAGS] });
}

/** The present logical day for a member with the usual day start, in this computer's zone. */
export function presentDay(): Day {
  return dayOf(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone, []);
}

/** The version of the Chromium behind a context. */
export function versionOf(context: BrowserContext): string {
  return context.browser()?.version() ?? 'unknown';
}

/** `page.ts` with all that it imports, as one script. */
export function bundlePage(): Promise<string> {
  return bundleScript(new URL('page.ts', import.meta.url));
}

/** An empty page at `origin` with `window.bench`; nobody needs to serve that origin. */
export async function openBenchPage(context: BrowserContext, origin: string, script: string): Promise<Page> {
  const address = `${origin}/bench`;
  await context.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><title>bench</title><script>${script}</script>`,
    }),
  );
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Where a page finds its worker, if it has one. */
export const WORKER = '/worker.js';

/**
 * Runs `work` with a page of a new Chromium that has loaded `entry`. The page comes from a web server: only such a page
 * may call other servers.
 * @param worker the module that the page finds at {@link WORKER}
 */
export async function withPage<T>(
  profile: string,
  entry: URL,
  work: (bench: { page: Page; context: BrowserContext; origin: string }) => Promise<T>,
  worker?: URL,
): Promise<T> {
  const script = await bundleScript(entry);
  const workerScript = worker && (await bundleScript(worker));
  const web = createServer((request, response) => {
    if (workerScript && request.url === WORKER) {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      response.end(workerScript);
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>bench</title><script>${script.replaceAll('</script', '<\\/script')}</script>`,
    );
  });
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done));
  const context = await openChromium(profile);
  try {
    const origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    const page = await context.newPage();
    await page.goto(origin);
    return await work({ page, context, origin });
  } finally {
    await context.close();
    web.close();
  }
}
