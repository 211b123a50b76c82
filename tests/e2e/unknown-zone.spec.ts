import { chromium, expect } from '@playwright/test';
import { named } from '#tests/words.ts';
import { button, expectAccessible, expectText, field, link, ready, test } from './fixture.ts';

test.use({ register: 'ja-easy' });

test('a member begins on a computer whose time zone has a name that nobody knows', async ({
  launchOptions,
  openApp,
  words,
}) => {
  const browser = await chromium.launch({ ...launchOptions, env: { ...process.env, TZ: 'JST-9' } });
  // No zone of the browser's own: that of the computer is what is tested.
  const context = await browser.newContext({ timezoneId: '', viewport: { width: 900, height: 640 } });
  const page = await openApp(context);
  await ready(page, 'onboarding');
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe('Etc/Unknown');
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  const told = words('settings.zoneUnknown', { offset: '+00:00' });
  await expectText(page, told);
  await expectAccessible(page, 'a time zone that is not known');

  await field(page, words('today.add')).fill('はじめてのこと');
  await page.keyboard.press('Enter');
  await expect(link(page, 'はじめてのこと')).toBeVisible();
  const step = page.getByRole('region', { name: named(words('today.nextStep')) });
  await button(step, words('today.startItem', { title: 'はじめてのこと' })).click();
  await expect(page.getByRole('timer')).toBeVisible();

  // It is said once.
  await button(page, words('settings.zoneSeen')).click();
  await expect(page.getByText(told)).toHaveCount(0);
  await page.reload();
  await ready(page, 'today');
  await expect(page.getByRole('timer')).toBeVisible();
  await expect(page.getByText(told)).toHaveCount(0);
  await browser.close();
});
