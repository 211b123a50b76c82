import { expect, test } from 'vitest';
import { randomBytes } from '#shared/keys/bytes.ts';
import { identityFrom } from '#shared/keys/identity.ts';
import { beginKeyring } from '#shared/keys/keyring.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import { AppendEntries, ENTRIES_MAX } from '#shared/keys/messages.ts';
import { createApi } from './api.ts';

test('I8: whoever pulls ahead of what is stored says up to where that is', async () => {
  const asked: URLSearchParams[] = [];
  const fetch = async (address: string): Promise<Response> => {
    asked.push(new URL(address).searchParams);
    return Response.json({ records: [], next: 20, upToDate: true, watermark: 20, mark: null });
  };
  const api = createApi({ server: 'http://nowhere.invalid', token: null, fetch });
  const here = { epoch: 'epoch', cursor: 10, mark: null };
  await api.pull(here, 20, 100);
  await api.pull(here, 10, 100);
  // A table is pulled from anywhere, and says nothing about the whole.
  await api.pull(here, 20, 100, 'tasks');
  expect(asked.map((query) => query.get('stored'))).toEqual(['10', null, null]);
});

test('a keyring of more entries than are taken at once is sent in parts, in order', async () => {
  const space = 'space';
  const sheet = { id: 'sheet', identity: await identityFrom(randomBytes(32)) };
  const device = { id: 'device', identity: await identityFrom(randomBytes(32)) };
  const { entries } = await beginKeyring(space, device, sheet, 1);
  const many = Array.from({ length: ENTRIES_MAX + 1 }, (_, n) => ({ ...entries[0], n }) as KeyringEntry);
  const parts: number[][] = [];
  const fetch = async (_: string, { body, headers }: RequestInit): Promise<Response> => {
    const sent = new Response(body);
    const isPacked = new Headers(headers).has('content-encoding');
    const read = isPacked ? sent.body?.pipeThrough(new DecompressionStream('gzip')) : sent.body;
    const { entries } = AppendEntries.parse(await new Response(read ?? null).json());
    parts.push(entries.map(({ n }) => n));
    return Response.json({ tag: parts.length, entries: [], signedOut: [], requests: [] });
  };
  const api = createApi({ server: 'http://nowhere.invalid', token: null, fetch });
  expect(await api.appendKeys(many)).toMatchObject({ tag: 2 });
  expect(parts.map(({ length }) => length)).toEqual([ENTRIES_MAX, 1]);
  expect(parts.flat()).toEqual(many.map(({ n }) => n));
});
