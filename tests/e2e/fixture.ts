import { rm } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test';
import { type AppServer, serveApp } from '#build/serve-app.ts';
import type { Register } from '#renderer/locales/registers.ts';
import { createInvite } from '#server/auth/invites.ts';
import { addMember } from '#server/auth/members.ts';
import { readConfig } from '#server/config.ts';
import { offerStage } from '#server/relay/offer.ts';
import { overview } from '#server/relay/overview.ts';
import { createProject } from '#server/relay/projects.ts';
import { type RunningServer, startServer } from '#server/start.ts';
import { newDataFolder } from '#tests/fixtures/database-template.ts';
import { named, type Words, wordsOf } from '#tests/words.ts';
import { setClock } from './set-clock.ts';

/** A member of the test NPO with a project of three stages of their own, the first of which is offered to them. */
export interface TestMember {
  id: string;
  stages: { id: string; title: string }[];
  /** A fresh invite link each time. */
  invite(): Promise<string>;
}

/** The built app, as a launcher serves it. */
export interface TestApp extends AppServer {
  /** Lets the page that is opened next join as a member. */
  launchNext(member: TestMember): Promise<void>;
}

async function serveTestApp(): Promise<TestApp> {
  let next: string | null = null;
  const launch = async () => {
    const join = next;
    next = null;
    return { join, workspace: null, records: null };
  };
  const launchNext = async (member: TestMember) => {
    next = await member.invite();
  };
  return { ...(await serveApp({ port: 0, launch })), launchNext };
}

/** The real server on its embedded database, and the built app beside it. */
export class TestNpo {
  readonly app: TestApp;
  readonly server: RunningServer;

  constructor(app: TestApp, server: RunningServer) {
    this.app = app;
    this.server = server;
  }

  async member(name = '見本 ひと'): Promise<TestMember> {
    const { npo } = this.server;
    const { id } = await addMember(npo, name);
    const { stages } = await createProject(npo, {
      title: '見本のサイト',
      client: '見本の店',
      stages: ['デザイン', 'イラスト', 'プログラム'].map((role, index) => ({
        role,
        title: `${role}をつくる`,
        brief: '1枚の画面をつくります。',
        checklist: ['色が3つまで', 'スマートフォンで読める'],
        dueDay: `2030-01-0${index + 1}`,
      })),
    });
    await this.offer(stages[0]?.id ?? '', id);
    return { id, stages, invite: async () => (await createInvite(npo, id)).link };
  }

  async offer(stageId: string, memberId: string): Promise<void> {
    await offerStage(this.server.npo, stageId, memberId);
  }

  /** Where a stage stands, as the coordinator sees it. */
  async stateOf(stageId: string): Promise<string | undefined> {
    const { projects } = await overview(this.server.npo);
    return projects.flatMap(({ stages }) => stages).find(({ id }) => id === stageId)?.state;
  }
}

interface Options {
  register: Register;
  /** Whether the app fetches ahead what it shows later, as it does outside of tests. It takes time from every page. */
  fetchesAhead: boolean;
}

interface Fixtures {
  npo: TestNpo;
  words: Words;
  /** Opens the app, not yet begun, in a browser profile of its own. */
  openApp(context?: BrowserContext): Promise<Page>;
  /**
   * Opens the app joined as a member, in a browser profile of its own: a device.
   * @param time when it is there; its clock goes on from then, and the test can move it
   */
  openJoined(member: TestMember, time?: Date): Promise<Page>;
}

export const test = base.extend<Fixtures & Options, { workerNpo: TestNpo }>({
  register: ['ja', { option: true }],
  fetchesAhead: [false, { option: true }],

  workerNpo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted off this pattern.
    async ({}, use) => {
      const folder = await newDataFolder();
      const app = await serveTestApp();
      const server = await startServer(
        readConfig({
          PORT: '0',
          DATA_DIR: folder,
          NPO_NAME: '見本のNPO',
          ALLOWED_ORIGINS: app.url,
          LOG_LEVEL: 'error',
        }),
      );
      await use(new TestNpo(app, server));
      await server.close();
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  npo: async ({ workerNpo }, use) => use(workerNpo),

  words: async ({ register }, use) => use(wordsOf(register)),

  openApp: async ({ browser, npo, register, fetchesAhead }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (given) => {
      const context = given ?? (await browser.newContext());
      if (!given) contexts.push(context);
      // Without readings the words on the page are those of the locale files.
      await context.addInitScript((chosen) => {
        localStorage.setItem('kotsukotsu.settings', JSON.stringify({ register: chosen, readings: false }));
      }, register);
      if (!fetchesAhead)
        await context.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));
      const page = await context.newPage();
      page.on('pageerror', (error) => expect.soft(error, 'no error on the page').toBeUndefined());
      await page.goto(npo.app.url);
      return page;
    });
    for (const context of contexts) await context.close();
  },

  openJoined: async ({ browser, npo, openApp, fetchesAhead }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (member, time) => {
      const context = time && (await browser.newContext());
      if (context) {
        contexts.push(context);
        await setClock(context, time);
      }
      await npo.app.launchNext(member);
      const page = await openApp(context);
      await ready(page, 'today');
      if (fetchesAhead) await fetchedAhead(page);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

/** Types an invitation and accepts it. */
export async function join(page: Page, words: Words, text: string): Promise<void> {
  await field(page, words('onboarding.inviteLabel')).fill(text);
  await button(page, words('onboarding.join')).click();
}

/** A text field by its label. */
export function field(page: Page, label: string): Locator {
  return page.getByRole('textbox', { name: named(label) });
}

/** A button by its name. */
export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name: named(name) });
}

/** A link by its name. */
export function link(page: Page, name: string): Locator {
  return page.getByRole('link', { name: named(name) });
}

/** The page shows this text, as a reader without readings sees it. */
export async function expectText(page: Page, text: string): Promise<void> {
  await expect(page.locator('body')).toContainText(text, { useInnerText: true });
}

/** Waits until a screen shows its data. */
export async function ready(page: Page, screen: string): Promise<void> {
  await page.locator(`[data-ready="${screen}"]`).waitFor();
}

/** Waits until all that is shown later has been fetched. */
export async function fetchedAhead(page: Page): Promise<void> {
  await page.locator('html[data-fetched-ahead]').waitFor();
}

/** Goes to a screen by the main navigation's addresses. */
export async function goTo(page: Page, address: string, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${address}`);
  await ready(page, screen);
}

/** axe finds nothing on the screen as it is. Tooltips are left out: they depend on where the mouse happens to be. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // A dialog that is still on its way in is not visible yet, and what is behind it is hidden already.
  await expect(page.locator('[data-entering], [data-exiting]')).toHaveCount(0);
  // The page has no frames, so axe needs no second page to combine its results.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.exclude('[data-overlay-container]:has(> [role="tooltip"])').analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
  expect(found, `axe on ${what}`).toEqual([]);
}

export { expect };
