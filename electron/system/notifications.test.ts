import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type NotificationOptions, type NotificationPort, Notifications } from './notifications.ts';

class Shown extends EventEmitter implements NotificationPort {
  isVisible = false;
  readonly options: NotificationOptions;

  constructor(options: NotificationOptions) {
    super();
    this.options = options;
  }

  show(): void {
    this.isVisible = true;
  }

  close(): void {
    this.isVisible = false;
    this.emit('close', { reason: 'applicationHidden' });
  }
}

const asked = { id: 'goal', title: 'It is time', body: '', actions: [{ id: 'off', text: 'No more' }] };

function start() {
  const made: Shown[] = [];
  const told: unknown[] = [];
  const notifications = new Notifications({
    make: (options) => {
      const one = new Shown(options);
      made.push(one);
      return one;
    },
    show: () => told.push('window'),
    outlet: { send: (name, payload) => told.push([name, payload]) },
  });
  const show = (id = 'goal') => {
    notifications.show({ ...asked, id });
    return made.at(-1) ?? expect.fail();
  };
  return { notifications, told, show };
}

test('a notification makes no sound and takes no focus; a click brings the window first, then tells', () => {
  const { told, show } = start();
  const shown = show();
  expect(shown.options).toEqual({
    id: 'goal',
    title: 'It is time',
    body: '',
    silent: true,
    actions: [{ type: 'button', text: 'No more' }],
  });
  expect([shown.isVisible, told]).toEqual([true, []]);
  shown.emit('click', {});
  expect(told).toEqual(['window', ['notification', { id: 'goal', action: null }]]);
});

test('the button of an action is told, and leaves the window where it is; another button is not told', () => {
  const { told, show } = start();
  const shown = show();
  shown.emit('action', { actionIndex: 1 });
  shown.emit('action', { actionIndex: 0 });
  expect(told).toEqual([['notification', { id: 'goal', action: 'off' }]]);
});

test('of one id there is one, also when the end of the former comes late', () => {
  const { notifications, show } = start();
  const [first, other, second] = [show(), show('other'), show()];
  expect([first, other, second].map(({ isVisible }) => isVisible)).toEqual([false, true, true]);
  first.emit('close', { reason: 'userCanceled' });
  notifications.close('goal');
  notifications.close('goal');
  expect([other, second].map(({ isVisible }) => isVisible)).toEqual([true, false]);
});

test('one that went by itself into the list of the system can still be taken away; one that was closed is gone', () => {
  const { notifications, show } = start();
  const kept = show();
  kept.emit('close', { reason: 'timedOut' });
  notifications.close('goal');
  expect(kept.isVisible).toBe(false);
  const closed = show();
  closed.emit('close', { reason: 'userCanceled' });
  notifications.close('goal');
  expect(closed.isVisible).toBe(true);
});
