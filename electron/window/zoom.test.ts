import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { zoomByKeys } from '#electron/window/zoom.ts';

class Contents extends EventEmitter {
  zoomFactor = 1;
}

function start() {
  const contents = new Contents();
  zoomByKeys(contents);
  const press = (key: string, modifiers = {}) => {
    let isTaken = false;
    const input = { type: 'keyDown', key, control: true, meta: false, alt: false, ...modifiers };
    contents.emit('before-input-event', { preventDefault: () => (isTaken = true) }, input);
    return isTaken;
  };
  return { contents, press };
}

test('the keys of a browser make text larger up to twice the size and more, and usual again', () => {
  const { contents, press } = start();
  const sizes = Array.from({ length: 8 }, (_, index) => {
    press(index % 2 === 0 ? '+' : '=');
    return contents.zoomFactor;
  });
  expect(sizes).toEqual([1.1, 1.25, 1.5, 1.75, 2, 2.5, 2.5, 2.5]);
  press('-');
  expect(contents.zoomFactor).toBe(2);
  press('0', { control: false, meta: true });
  expect(contents.zoomFactor).toBe(1);
});

test('a factor that came back a little off still moves by one step', () => {
  const { contents, press } = start();
  contents.zoomFactor = 1.0999999;
  press('+');
  expect(contents.zoomFactor).toBe(1.25);
});

test('other keys stay with the page', () => {
  const { contents, press } = start();
  expect(press('a')).toBe(false);
  expect(press('+', { control: false })).toBe(false);
  expect(press('+', { alt: true })).toBe(false);
  expect(press('+', { type: 'keyUp' })).toBe(false);
  expect(press('+')).toBe(true);
  expect(contents.zoomFactor).toBe(1.1);
});
