import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { giveBlock, runningBlock } from './block-steps.ts';
import { openApp } from './open-app.tsx';
import { expectCount, ready, showAsPrinted } from './screen.ts';

test('a week prints its sheet, without the navigation and the running block beside it', async () => {
  const { words } = await openApp('/week', { register: 'en', given: giveBlock });
  await ready('week');
  const beside = [page.getByRole('complementary'), runningBlock(words)];
  for (const part of beside) await expect.element(part).toBeVisible();
  await showAsPrinted();
  for (const part of beside) await expectCount(part, 0);
  await expect.element(page.getByRole('main')).toBeVisible();
});
