import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { DatabaseErrorPage } from '#renderer/app/DatabaseErrorPage.tsx';
import { changeDeviceSettings, type DeviceSettings } from '#renderer/app/device-settings.ts';
import { ErrorBoundary } from '#renderer/app/ErrorBoundary.tsx';
import type { Register } from '#renderer/locales/registers.ts';
import { startFocus } from '#renderer/model/clock/focus.ts';
import { addGoal } from '#renderer/model/goals/goals.ts';
import { recordMoment } from '#renderer/model/rhythm/moments.ts';
import { addTask } from '#renderer/model/work/tasks.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { wordsOf } from '#tests/words.ts';
import { goalEdit, offerStage } from './given.ts';
import { expectOneFilled, expectOneHeight, expectReadable } from './look-rules.ts';
import { chooseSettings, openApp } from './open-app.tsx';
import { expectAccessible, expectFits, goTo, heading, link, ready } from './screen.ts';

const TODAY = '2026-11-23';
/** The smallest window that there is. */
const SMALLEST = [900, 640] as const;
const LONG = 'とても長い名前のしごと'.repeat(20);

const screens = [
  ['/', 'today'],
  ['/tasks', 'tasks'],
  ['/plan', 'plan'],
  ['/close', 'close'],
  ['/repeats', 'repeats'],
  ['/focus', 'focus'],
  ['/log', 'log'],
  ['/log/week', 'log-week'],
  ['/log/all', 'log-all'],
  ['/log/fill', 'log-fill'],
  ['/week', 'week'],
  ['/week/review', 'review'],
  ['/week/reviews', 'reviews'],
  ['/week/share', 'share'],
  ['/week/month', 'week-month'],
  ['/week/year', 'week-year'],
  ['/goals', 'goals'],
  ['/data', 'data'],
  ['/report', 'report'],
  ['/status', 'status'],
  ['/settings', 'settings'],
  ['/keys', 'keys'],
  ['/privacy', 'privacy'],
  ['/leave', 'leave'],
] as const;

type Shown = Pick<DeviceSettings, 'look' | 'readings'> & { register: Register };

/**
 * Each register and each look once, and with `KOTSUKOTSU_THOROUGH=1` each with each. Readings are shown above the
 * words, which takes the most room.
 */
const combinations = (['ja', 'ja-easy', 'en'] as const).flatMap((register, row) =>
  (['light', 'dark', 'contrast'] as const)
    .filter((_look, column) => inject('isThorough') || row === column)
    .map((look): Shown => ({ register, look, readings: true })),
);

describe.each(combinations)('accessible, and inside the smallest window: $register, $look', (shown) => {
  test('the first screen', async () => {
    await openApp('/', { ...shown, isOnboarded: false });
    await page.viewport(...SMALLEST);
    await ready('onboarding');
    await expectSound('the first screen');
  });

  test('every screen, and an address that has none', async () => {
    const { words } = await openApp('/', { ...shown, given: givenMuch });
    await page.viewport(...SMALLEST);
    await expect.element(page.getByRole('timer')).toBeVisible();
    for (const [address, screen] of screens) {
      await goTo(address, screen);
      await expectSound(screen);
    }
    location.hash = '#/nowhere';
    await expect.element(link(words('app.toToday'))).toBeVisible();
    await expectSound('an address that has no screen');
  });

  test('what stands in for what cannot be shown', async () => {
    await page.viewport(...SMALLEST);
    await chooseSettings(shown);
    const words = wordsOf(shown.register);
    const showNext = standIns();
    showNext(
      <ErrorBoundary as="main">
        <Breaks />
      </ErrorBoundary>,
    );
    await expect.element(heading(words('app.brokenTitle'))).toBeVisible();
    await expectSound('what broke');
    showNext(<DatabaseErrorPage />);
    await expect.element(heading(words('app.unopenedTitle'))).toBeVisible();
    await expectSound('what does not open');
  });
});

describe('the measures of the look, in a window of the usual size', () => {
  /** Screens on which nothing begins, for a member who is in no NPO. */
  const quiet = ['settings', 'keys', 'privacy', 'leave'];

  test('one filled button on each screen, controls of one height, no small text', async () => {
    await openApp('/', { register: 'ja', given: givenSome });
    await page.viewport(1280, 800);
    for (const [address, screen] of screens) {
      await goTo(address, screen);
      await expectOneFilled(screen, quiet.includes(screen));
      expectOneHeight(screen);
      expectReadable(screen);
    }
  });

  test('readings are not small either', async () => {
    await openApp('/', { register: 'ja-easy', readings: true, given: givenSome });
    await page.viewport(1280, 800);
    for (const [address, screen] of screens) {
      await goTo(address, screen);
      expectReadable(screen);
    }
  });
});

/** An offer, and something on the plan of today. */
async function givenSome(workspace: TestWorkspace): Promise<void> {
  await offerStage(workspace, '見本のしごと', { dueDay: TODAY });
  await addTask(workspace, '見本の下書き', TODAY);
}

/** A running block on work with a long name, which is on the plan of today, an offer, a meal, and goals. */
async function givenMuch(workspace: TestWorkspace): Promise<void> {
  await offerStage(workspace, LONG, { dueDay: TODAY, brief: LONG, checklist: [LONG] });
  const [added] = await addTask(workspace, LONG, TODAY);
  await recordMoment(workspace, 'meal');
  await startFocus(workspace, added?.id ?? null);
  await addGoal(workspace, { ...goalEdit(LONG), smallest: LONG, isStrengthShown: true }, TODAY);
  await addGoal(workspace, { ...goalEdit('g'.repeat(200)), perWeek: 3 }, TODAY);
}

/** axe finds nothing, and nothing is cut off at the side, with readings and without. */
async function expectSound(what: string): Promise<void> {
  expectFits(what);
  await expectAccessible(what);
  if (!document.querySelector('rt')) return;
  changeDeviceSettings({ readings: false });
  await expectAccessible(`${what} without readings`);
  changeDeviceSettings({ readings: true });
}

/** @returns a function that draws one thing after the other, outside of the app */
function standIns(): (shown: ReactNode) => void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place, { onCaughtError: () => {} });
  onTestFinished(() => {
    root.unmount();
    place.remove();
  });
  return (shown) => root.render(shown);
}

function Breaks(): never {
  throw new Error('broken on purpose');
}
