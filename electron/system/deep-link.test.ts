import { expect, test } from 'vitest';
import { deepLinkIn, readDeepLink } from '#electron/system/deep-link.ts';

const LINK = 'kotsukotsu://join/?server=https%3A%2F%2Fnpo.example&code=ABCD-EFGH-JKMN';

test('an invite link is taken, and only what was understood of it goes on', () => {
  expect(readDeepLink(LINK)).toBe(LINK);
  expect(readDeepLink(`${LINK}&next=javascript:alert(1)#x`)).toBe(LINK);
  expect(readDeepLink(LINK.replace('ABCD-EFGH', 'abcdefgh'))).toBe(LINK);
});

test.each([
  'kotsukotsu://quit/?server=https%3A%2F%2Fnpo.example&code=ABCD-EFGH-JKMN',
  'kotsukotsu://join/?server=file%3A%2F%2F%2Fetc&code=ABCD-EFGH-JKMN',
  'kotsukotsu://join/?server=http%3A%2F%2Fnpo.example&code=ABCD-EFGH-JKMN',
  'kotsukotsu://join/?server=https%3A%2F%2Fnpo.example&code=ABCD',
  'kotsukotsu://join/',
  'kotsukotsu:join/?server=https%3A%2F%2Fnpo.example&code=ABCD-EFGH-JKMN',
  'https://npo.example/?server=https%3A%2F%2Fnpo.example&code=ABCD-EFGH-JKMN',
  '--inspect',
  '',
])('%s is not taken', (text) => {
  expect(readDeepLink(text)).toBeNull();
});

test('the link is found among arguments', () => {
  expect(deepLinkIn(['/opt/kotsukotsu', '--flag', 'kotsukotsu://nonsense', LINK])).toBe(LINK);
  expect(deepLinkIn(['/opt/kotsukotsu', '.'])).toBeNull();
});
