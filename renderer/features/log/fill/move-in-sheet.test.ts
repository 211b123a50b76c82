import { expect, test } from 'vitest';
import { stepOf } from './move-in-sheet.ts';

const press = (key: string, value: string, from: number, to = from, shiftKey = false) =>
  stepOf({ key, shiftKey }, { value, selectionStart: from, selectionEnd: to });

test('Enter and the arrows go to the row below and above', () => {
  expect(press('Enter', '7:30', 2)).toEqual({ rows: 1, columns: 0 });
  expect(press('Enter', '7:30', 2, 2, true)).toEqual({ rows: -1, columns: 0 });
  expect(press('ArrowDown', '7:30', 2)).toEqual({ rows: 1, columns: 0 });
  expect(press('ArrowUp', '7:30', 2)).toEqual({ rows: -1, columns: 0 });
});

test('the arrows to the sides leave a cell only at the end of its text, or while all of it is chosen', () => {
  expect(press('ArrowRight', '7:30', 4)).toEqual({ rows: 0, columns: 1 });
  expect(press('ArrowLeft', '7:30', 0)).toEqual({ rows: 0, columns: -1 });
  expect(press('ArrowRight', '7:30', 2)).toBeNull();
  expect(press('ArrowLeft', '7:30', 2)).toBeNull();
  expect(press('ArrowLeft', '7:30', 0, 4)).toEqual({ rows: 0, columns: -1 });
  expect(press('ArrowRight', '', 0)).toEqual({ rows: 0, columns: 1 });
  expect(press('ArrowRight', '7:30', 0, 4, true)).toBeNull();
  expect(press('7', '', 0)).toBeNull();
});
