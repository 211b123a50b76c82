import { expect, test } from 'vitest';
import { TITLE_MAX } from '#shared/domain/work/task.ts';
import { events, requests } from './contract.ts';

test('a notification holds the longest title and first step of a goal, and goes by the longest id', () => {
  const id = 'g'.repeat(128);
  const long = 'あ'.repeat(TITLE_MAX);
  const asked = { id, title: '時間です', body: `${long}\n${long}`, actions: [] };
  expect(requests['notification.show'].request.parse(asked)).toEqual(asked);
  expect(requests['notification.close'].request.parse(id)).toBe(id);
  expect(events.notification.parse({ id, action: null })).toEqual({ id, action: null });
});
