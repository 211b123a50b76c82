import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rendererDist } from '#build/paths.ts';
import { createInvite } from '#server/auth/invites.ts';
import { readConfig } from '#server/config.ts';
import { demoMembers, seedDemo } from '#server/relay/demo.ts';
import { type RunningServer, startServer } from '#server/start.ts';
import { writeWorkspace } from '#shared/formats/workspace-json.ts';
import { newDataFolder } from '#tests/fixtures/database-template.ts';
import { launchShell, type Shell } from './launch.ts';

const [member] = demoMembers;
let folder: string;
let server: RunningServer;
let shell: Shell | null = null;

beforeAll(async () => {
  folder = await newDataFolder();
  server = await startServer(readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' }));
});
afterAll(async () => {
  await shell?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

test('the app joins the NPO through the shell, with what the launcher gives, and is joined after a restart', async () => {
  const { stages } = await seedDemo(server.npo);
  const offered = stages[0]?.title ?? '';
  const { link } = await createInvite(server.npo, member.id);
  const userData = join(folder, 'user-data');
  const records = join(folder, 'records.json');
  const own = { id: 'own', title: '見本のしごと', createdAt: 0 };
  writeFileSync(records, [...writeWorkspace({ tasks: [own] }, 0)].join(''));
  const launched = { KOTSUKOTSU_LAUNCH_JOIN: link, KOTSUKOTSU_LAUNCH_RECORDS: records };
  for (const env of [launched, {}] as Record<string, string>[]) {
    await shell?.close();
    shell = await launchShell({ rendererDir: rendererDist, userData, env });
    const { page } = shell;
    const expectOffered = async () => {
      // Joining loads the page anew: only after that can it go to another screen.
      await page.locator('[data-ready="today"]').waitFor({ timeout: 60_000 });
      await page.evaluate(() => location.assign('#/tasks'));
      await page.locator('[data-ready="tasks"]').getByText(offered).first().waitFor({ timeout: 60_000 });
      await page.locator('[data-ready="tasks"]').getByText(own.title).first().waitFor({ timeout: 60_000 });
    };
    await expectOffered();

    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(
          `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
        ),
      );
    });
    await page.evaluate(() => location.assign('#/'));
    await page.reload();
    await expectOffered();
    expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
  }
});
