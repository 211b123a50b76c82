import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { guardNavigation, isAppDocument, type NavigableContents } from '#electron/security/navigation.ts';

class Contents extends EventEmitter {
  openWindow: (() => { action: 'deny' }) | null = null;
  setWindowOpenHandler(handler: () => { action: 'deny' }) {
    this.openWindow = handler;
  }
}

test.each([
  ['app://kotsukotsu/', true],
  ['app://kotsukotsu/?a=1#/week', true],
  ['app://kotsukotsu/index.html', true],
  ['app://kotsukotsu/assets/page.js', false],
  ['app://elsewhere/', false],
  ['https://kotsukotsu/', false],
  ['https://elsewhere.example/', false],
  ['file:///etc/passwd', false],
  ['data:text/html,x', false],
  ['javascript:alert(1)', false],
  ['nonsense', false],
])('%s as the document of a window: %s', (address, expected) => {
  expect(isAppDocument(address)).toBe(expected);
});

test('a window stays where it is', () => {
  const contents = new Contents();
  guardNavigation(contents satisfies NavigableContents);
  const isPrevented = (event: string, url: string, isMainFrame = true) => {
    let prevented = false;
    const preventDefault = () => {
      prevented = true;
    };
    contents.emit(event, { url, isMainFrame, preventDefault });
    return prevented;
  };
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect(isPrevented(event, 'https://elsewhere.example/')).toBe(true);
    expect(isPrevented(event, 'app://kotsukotsu/')).toBe(false);
    expect(isPrevented(event, 'app://kotsukotsu/', false)).toBe(true);
  }
  expect(isPrevented('will-attach-webview', '')).toBe(true);
  expect(contents.openWindow?.()).toEqual({ action: 'deny' });
});
