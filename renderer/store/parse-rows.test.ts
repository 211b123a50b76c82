import { expect, test } from 'vitest';
import { newTask } from '#shared/domain/work/task.ts';
import { parseRows, readRows } from './parse-rows.ts';

const task = (id: string, title: string) => ({ ...newTask({ id, title, day: null, createdAt: 1 }) });

test('a row that is stored as it was is the same object again; one that has changed is another', () => {
  const [first, second] = parseRows('tasks', [task('known-a', 'Sketch'), task('known-b', 'Colours')]);
  const again = parseRows('tasks', [task('known-b', 'Colours, bolder'), task('known-a', 'Sketch')]);
  expect(again[1]).toBe(first);
  expect(again[0]).not.toBe(second);
  expect(again[0]).toMatchObject({ id: 'known-b', title: 'Colours, bolder' });
  expect(parseRows('tasks', [task('known-b', 'Colours')])).toMatchObject([{ title: 'Colours' }]);
});

test('rows of another table are others, even with the same id', () => {
  const [known] = parseRows('tasks', [task('known-c', 'Sketch')]);
  const { unreadable } = readRows('repeats', [task('known-c', 'Sketch')]);
  expect(unreadable).toHaveLength(1);
  expect(parseRows('tasks', [task('known-c', 'Sketch')])[0]).toBe(known);
});

test('a row that cannot be read is told of each time, until it can', () => {
  const unreadable = { ...task('known-d', 'Sketch'), doneAt: 'yesterday' };
  for (const _ of [1, 2])
    expect(readRows('tasks', [{ ...unreadable }])).toMatchObject({ rows: [], unreadable: [unreadable] });
  expect(parseRows('tasks', [task('known-d', 'Sketch')])).toHaveLength(1);
});

test('more rows than are kept are read all the same', () => {
  const many = Array.from({ length: 2_500 }, (_, index) => task(`many-${index}`, `Sketch ${index}`));
  for (const part of [many, many.slice(0, 900), many.slice(900, 1_800), many.slice(1_800)])
    expect(parseRows('tasks', part).map(({ title }) => title)).toEqual(part.map(({ title }) => title));
});
