import { describe, expect, test } from 'vitest';
import { newRowFields, newTask, Task, TITLE_MAX, titleError } from './task.ts';

describe('task', () => {
  test.each([
    ['', 'title-empty'],
    [' \t\n　', 'title-empty'],
    ['a', null],
    ['🪴', null],
    ['مرحبا ‏بالعالم', null],
    ['あ'.repeat(TITLE_MAX), null],
    [` ${'あ'.repeat(TITLE_MAX)} `, null],
    ['あ'.repeat(TITLE_MAX + 1), 'title-too-long'],
    ['x'.repeat(10_000), 'title-too-long'],
  ])('the title %j has the error %s', (title, error) => {
    expect(titleError(title)).toBe(error);
  });

  test('a new row says no more than it has to, and is read as the same task', () => {
    const { id, ...task } = newTask({ id: 't', title: '描く', createdAt: 5, day: '2026-11-23', cue: '朝' });
    const fields = newRowFields(task);
    expect(fields).toEqual({ title: '描く', createdAt: 5, order: 5, day: '2026-11-23', cue: '朝' });
    expect(Task.parse({ id, ...fields })).toEqual({ id, ...task });
  });

  test('a title that has no error can be stored', () => {
    for (const title of ['🪴'.repeat(TITLE_MAX / 2), 'あ'.repeat(TITLE_MAX)]) {
      expect(titleError(title)).toBeNull();
      expect(Task.safeParse({ id: 't', title, createdAt: 0 }).success).toBe(true);
    }
  });

  test('what a row from an older version lacks is read as its default', () => {
    expect(Task.parse({ id: 't', title: 'a', createdAt: 5 })).toEqual({
      id: 't',
      title: 'a',
      note: '',
      day: null,
      order: 0,
      doneAt: null,
      assignmentId: null,
      createdAt: 5,
      estimateMinutes: null,
      startMinutes: null,
      isAppointment: false,
      cue: '',
      project: '',
      repeatId: null,
    });
  });
});
