import { expect, test } from 'vitest';
import { computerOf } from './computer-names.ts';

test('a computer is signed out only when the server was asked for it and does not name it', () => {
  const told = {
    asked: new Set(['here', 'nameless', 'left']),
    names: new Map([
      ['here', 'Desk'],
      ['nameless', ''],
    ]),
  };
  expect(computerOf(told, 'here')).toEqual({ name: 'Desk' });
  expect(computerOf(told, 'nameless')).toEqual({ name: '' });
  expect(computerOf(told, 'left')).toBe('out');
  expect(computerOf(told, 'just-came')).toBe('unknown');
  expect(computerOf(null, 'here')).toBe('unknown');
});
