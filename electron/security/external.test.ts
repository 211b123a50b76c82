import { expect, test } from 'vitest';
import { openExternal } from '#electron/security/external.ts';

test.each([
  ['https://npo.example/a?b=c', ['https://npo.example/a?b=c']],
  ['MAILTO:desk@npo.example?Subject=x#y', ['mailto:desk@npo.example?subject=x']],
  ['mailto:desk@npo.example?attach=/etc/passwd', []],
  ['file:///etc/passwd', []],
])('of %s the system is given %j', async (address, expected) => {
  const opened: string[] = [];
  const system = { openExternal: async (url: string) => void opened.push(url) };
  expect(await openExternal(system, address)).toBe(expected.length > 0);
  expect(opened).toEqual(expected);
});
