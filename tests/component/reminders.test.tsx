import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type Locator, page } from 'vitest/browser';
import { browserHost } from '#renderer/host/browser-host.ts';
import { addGoal, type GoalEdit } from '#renderer/model/goals/goals.ts';
import { setPreferences } from '#renderer/model/preferences/index.ts';
import { recordMoment } from '#renderer/model/rhythm/index.ts';
import { getState } from '#renderer/store/state.ts';
import { named } from '#tests/words.ts';
import { goalEdit } from './given.ts';
import { clickFrom } from './menu-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { button, expectAccessible, expectNoText, expectText, goTo, painted } from './screen.ts';

const LINE = '線を1本ひく';
const WALK = 'ひみつの散歩';

/** Stands in for the browser's notifications, and for the member who is asked about them. */
class FakeNotification {
  static permission: NotificationPermission = 'default';
  static shown: FakeNotification[] = [];
  static asked = 0;
  onclick: (() => void) | null = null;
  readonly title: string;
  readonly options: NotificationOptions;

  constructor(title: string, options: NotificationOptions) {
    this.title = title;
    this.options = options;
    FakeNotification.shown.push(this);
  }

  static async requestPermission(): Promise<NotificationPermission> {
    FakeNotification.asked++;
    FakeNotification.permission = 'granted';
    return FakeNotification.permission;
  }

  close(): void {
    FakeNotification.shown = FakeNotification.shown.filter((other) => other !== this);
  }
}

beforeEach(() => {
  Object.assign(FakeNotification, { permission: 'default', shown: [], asked: 0 });
  vi.stubGlobal('Notification', FakeNotification);
  look('here');
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
});

/** The member looks at the app, or at another program. */
function look(at: 'here' | 'elsewhere'): void {
  vi.spyOn(document, 'hasFocus').mockReturnValue(at === 'here');
  window.dispatchEvent(new Event(at === 'here' ? 'focus' : 'blur'));
}

/** Today at 14:05, with a goal of which the app reminds at 14:10, and one at 14:20 or at another time. */
async function openWithReminders(
  fields: Partial<GoalEdit> = {},
  remindAtMinutes = 14 * 60 + 20,
): Promise<OpenedApp> {
  const app = await openApp('/', {
    now: '2026-11-23T14:05:00+09:00',
    given: async (workspace) => {
      const first = { ...goalEdit(LINE), remindAtMinutes: 14 * 60 + 10, ...fields };
      const second = { ...goalEdit(WALK), remindAtMinutes };
      for (const edit of [first, second]) await addGoal(workspace, edit, '2026-11-16');
    },
  });
  await expect.element(box(app)).toBeVisible();
  return app;
}

/** The box by which a goal is marked on Today. */
function box({ words }: OpenedApp): Locator {
  return page.getByRole('checkbox', { name: named(words('goals.markItem', { title: LINE })) });
}

const texts = () => FakeNotification.shown.map(({ title, options: { body } }) => [title, body]);

test('the first reminder offers to come outside of the app; later ones do, say nothing, and lead back', async () => {
  const app = await openWithReminders();
  const { words } = app;
  const [first, second] = [LINE, WALK].map((title) => words('goals.reminderText', { title }));
  await app.pass(5);
  await expectText(first ?? '');
  await expectAccessible('a reminder with the offer');
  expect(FakeNotification.asked).toBe(0);
  await button(words('goals.outsideOffer')).click();
  await expect.poll(() => FakeNotification.asked).toBe(1);
  await expectNoText(words('goals.outsideOffer'));
  look('elsewhere');
  await app.pass(10);
  await expect.poll(texts).toEqual([[words('goals.outsideTitle'), '']]);
  expect(FakeNotification.shown[0]?.options).toMatchObject({ silent: true });
  await app.pass(60);
  await expectNoText(second ?? '');
  expect(texts()).toHaveLength(1);
  look('here');
  const focus = vi.spyOn(window, 'focus');
  FakeNotification.shown[0]?.onclick?.();
  expect(focus).toHaveBeenCalled();
  await expectText(second ?? '');
  await button(words('goals.reminderOff')).click();
  await expectNoText(second ?? '');
  expect(texts()).toEqual([]);
});

test('a reminder names its goal outside where the member chose it, and goes when the goal is done', async () => {
  FakeNotification.permission = 'granted';
  const ask = vi.spyOn(browserHost, 'ask');
  const app = await openWithReminders({ step: 'ペンを持つ' });
  const { words } = app;
  await goTo('/settings', 'settings');
  await page.getByRole('checkbox', { name: named(words('settings.outsideNames')) }).click({ force: true });
  await expectNoText(words('settings.outsideGeneric'));
  await goTo('/', 'today');
  look('elsewhere');
  await app.pass(5);
  await expect.poll(texts).toEqual([[words('goals.outsideTitle'), `${LINE}\nペンを持つ`]]);
  const actions = [expect.objectContaining({ text: words('goals.reminderOff') })];
  expect(ask).toHaveBeenCalledWith('notification.show', expect.objectContaining({ actions }));
  await box(app).click({ force: true });
  await expect.poll(texts).toEqual([]);
});

test.each([
  ['was seen', 'here', true, 'granted'],
  ['came due while none were wanted outside', 'elsewhere', false, 'granted'],
  ['came due before it was allowed', 'elsewhere', true, 'default'],
] as const)(
  'a reminder that %s does not go out afterwards; the next one does',
  async (_how, at, isWanted, permission) => {
    FakeNotification.permission = permission;
    const app = await openWithReminders({}, 14 * 60 + 12);
    const { words } = app;
    const choose = (remindsOutside: boolean) =>
      setPreferences(app.workspace(), { remindsOutside, namesGoalOutside: true });
    await choose(isWanted);
    look(at);
    await app.pass(5);
    await expectText(words('goals.reminderText', { title: LINE }));
    await expect.poll(async () => (await getState(app.workspace().db, 'remindersTold'))?.told.length).toBe(1);
    await choose(true);
    FakeNotification.permission = 'granted';
    look('elsewhere');
    await app.pass(2);
    await expect.poll(texts).toEqual([[words('goals.outsideTitle'), WALK]]);
  },
);

test('what a click called for is over with the day, also where the goal was marked in another place', async () => {
  FakeNotification.permission = 'granted';
  const app = await openWithReminders();
  const { words } = app;
  const text = words('goals.reminderText', { title: LINE });
  look('elsewhere');
  await app.pass(5);
  await expect.poll(texts).toHaveLength(1);
  await app.pass(7);
  await expectNoText(text);
  look('here');
  FakeNotification.shown[0]?.onclick?.();
  await expectText(text);
  await box(app).click({ force: true });
  await expectNoText(text);
  await app.sleep(19 * 60);
  await expect.element(box(app)).not.toBeChecked();
  await painted();
  await expectNoText(text);
});

test('what was closed for the day in the app does not go out either', async () => {
  FakeNotification.permission = 'granted';
  const cue = { kind: 'event', event: 'meal' } as const;
  const app = await openWithReminders({ remindAtMinutes: null, cue, remindsAfterCue: true });
  const { words } = app;
  const text = words('goals.reminderText', { title: LINE });
  await setPreferences(app.workspace(), { namesGoalOutside: true });
  await recordMoment(app.workspace(), 'meal');
  await expectText(text);
  await button(words('goals.reminderClose')).click();
  await expectNoText(text);
  look('elsewhere');
  await app.pass(14);
  await recordMoment(app.workspace(), 'meal');
  await app.pass(1);
  await expect.poll(texts).toEqual([[words('goals.outsideTitle'), WALK]]);
});

test('a later notification of a goal takes the place of the former, and is shown as a new one', async () => {
  FakeNotification.permission = 'granted';
  const cue = { kind: 'event', event: 'meal' } as const;
  const app = await openWithReminders({ remindAtMinutes: null, cue, remindsAfterCue: true });
  look('elsewhere');
  await recordMoment(app.workspace(), 'meal');
  await expect.poll(texts).toHaveLength(1);
  const [former] = FakeNotification.shown;
  await app.pass(7);
  await recordMoment(app.workspace(), 'meal');
  await expect.poll(() => FakeNotification.shown.at(-1) === former).toBe(false);
  expect(texts()).toHaveLength(1);
  expect(FakeNotification.shown[0]?.options).toMatchObject({ renotify: true });
});

test('a notification goes with its goal after the page was loaded anew, too', async () => {
  FakeNotification.permission = 'granted';
  const app = await openWithReminders();
  look('elsewhere');
  await app.pass(5);
  await expect.poll(texts).toHaveLength(1);
  await app.reload();
  await box(app).click({ force: true });
  await expect.poll(texts).toEqual([]);
});

test('a notification that cannot be shown takes no other one with it', async () => {
  FakeNotification.permission = 'granted';
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const { ask } = browserHost;
  let failures = 1;
  vi.spyOn(browserHost, 'ask').mockImplementation(async (name, ...request) => {
    if (name === 'notification.show' && failures-- > 0) throw new Error('not shown');
    return ask(name, ...request);
  });
  const app = await openWithReminders({}, 14 * 60 + 10);
  look('elsewhere');
  await app.pass(5);
  await expect.poll(() => reported.mock.calls.length).toBe(1);
  await expect.poll(texts).toHaveLength(1);
});

test('while another window of the workspace is in front, this one sends nothing', async () => {
  FakeNotification.permission = 'granted';
  const app = await openWithReminders();
  const { words } = app;
  look('elsewhere');
  const { name } = app.workspace().db;
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const held = navigator.locks.request(`kotsukotsu:in-front:${name}`, { mode: 'shared' }, () => closed);
  await app.pass(5);
  await expectText(words('goals.reminderText', { title: LINE }));
  close();
  await held;
  await app.pass(10);
  await expect.poll(texts).toEqual([[words('goals.outsideTitle'), '']]);
  await expectText(words('goals.reminderText', { title: WALK }));
});

test('the offer comes once; the settings can ask later, and say where the browser has been told no', async () => {
  const app = await openWithReminders();
  const { words } = app;
  await app.pass(5);
  await expectText(words('goals.outsideOffer'));
  await button(words('goals.reminderClose')).click();
  await app.pass(10);
  await expectText(words('goals.reminderText', { title: WALK }));
  await expectNoText(words('goals.outsideOffer'));
  await goTo('/settings', 'settings');
  await expectAccessible('the settings of reminders');
  await button(words('settings.outsideAllow')).click();
  await expectNoText(words('settings.outsideAllow'));
  FakeNotification.permission = 'denied';
  window.dispatchEvent(new Event('focus'));
  await expectText(words('settings.outsideDenied'));
  expect(FakeNotification.asked).toBe(1);
});

test('a reminder that lies in quiet hours says so where it is chosen', async () => {
  const { words } = await openWithReminders({ remindAtMinutes: 23 * 60 });
  await goTo('/goals', 'goals');
  await clickFrom(button(words('goals.more', { title: LINE })), words('goals.change'));
  await expectText(words('goals.remindAtQuiet', { from: '22:00', to: '8:00' }));
});
