import { expect, test } from 'vitest';
import { openExternal } from '#electron/external.ts';

async function open(address: string): Promise<{ isOpened: boolean; opened: string[] }> {
  const opened: string[] = [];
  const system = { openExternal: async (url: string) => void opened.push(url) };
  return { isOpened: await openExternal(system, address), opened };
}

test.each(['https://npo.example/a?b=c', 'mailto:desk@npo.example'])('%s opens', async (address) => {
  expect(await open(address)).toEqual({ isOpened: true, opened: [address] });
});

test.each([
  'http://npo.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'smb://npo.example/share',
  'https:',
  '//npo.example',
  '',
])('%s does not', async (address) => {
  expect(await open(address)).toEqual({ isOpened: false, opened: [] });
});
