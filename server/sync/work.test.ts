import { expect, test } from 'vitest';
import { DELETING_BYTES_MAX, SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import { spaceBytesMaxFor } from './work.ts';

test('in a full space a member can still delete, and take back what they show, however short it was', () => {
  const max = (kind: 'set' | 'delete', table: string, patch = {}) =>
    spaceBytesMaxFor('member', { kind, table, patch });
  expect(max('delete', 'tasks')).toBe(DELETING_BYTES_MAX);
  expect(max('set', 'shares', { parts: [], takenBackAt: 1 })).toBe(DELETING_BYTES_MAX);
  expect(max('set', 'shares', { parts: [{ heading: 'x', lines: ['y'] }] })).toBe(SPACE_BYTES_MAX);
  expect(max('set', 'shares', { takenBackAt: null })).toBe(SPACE_BYTES_MAX);
  expect(max('set', 'tasks', { parts: [] })).toBe(SPACE_BYTES_MAX);
});
