import { expect, test } from 'vitest';
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
  // A pull of one table does not tell how far the whole space is stored.
  await api.pull(here, 20, 100, 'tasks');
  expect(asked.map((query) => query.get('stored'))).toEqual(['10', null, null]);
});
