import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

const like = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${like} Chrome/150.0.0.0 Safari/537.36`, 'Chrome (Windows)'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${like} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0`,
    'Edge (Windows)',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0) ${like} Kotsukotsu/0.1.0 Chrome/150.0.0.0 Electron/44.0.0 Safari/537.36`,
    'Kotsukotsu (Windows)',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    'Safari (Mac)',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/150.0 Mobile/15E148 Safari/604.1',
    'Chrome (iPhone)',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox (Linux)'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${like} Chrome/150.0.0.0 Safari/537.36`, 'Chrome (Chromebook)'],
  [`Mozilla/5.0 (Linux; Android 16; K) ${like} Chrome/150.0.0.0 Mobile Safari/537.36`, 'Chrome (Android)'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${like} HeadlessChrome/150.0.0.0 Safari/537.36`, 'Chrome (Linux)'],
  ['', ''],
  ['something else', ''],
])('%s is called %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
