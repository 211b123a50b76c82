import { expect, test } from 'vitest';
import { newTask } from '#shared/domain/work/task.ts';
import { workItems } from '#shared/domain/work/work.ts';
import { entryTask, taskOptions, WITHOUT_TASK } from './task-options.ts';

let made = 0;
const items = (...titles: string[]) =>
  workItems(
    titles.map((title) => newTask({ id: `task:${++made}`, title, createdAt: made })),
    [],
  );

const options = [
  { id: 'logo', text: 'ロゴの下書き' },
  { id: 'again', text: 'ロゴの下書き' },
  { id: WITHOUT_TASK, text: '名前のない時間' },
];

test('words that name a task are about it, and any others make a new one', () => {
  expect(entryTask({ words: 'ろごの下書き ', id: null }, options)).toEqual({ taskId: 'logo' });
  expect(entryTask({ words: 'ロゴの下書き', id: 'again' }, options)).toEqual({ taskId: 'again' });
  expect(entryTask({ words: 'ロゴ', id: null }, options)).toEqual({ newTask: 'ロゴ' });
  expect(entryTask({ words: '名前のない時間', id: WITHOUT_TASK }, options)).toEqual({ taskId: null });
  expect(entryTask({ words: ' 　', id: null }, options)).toEqual({});
});

test('what is finished is offered after open work, once for each name', () => {
  const offered = taskOptions(items('ちらし', '電話'), items('電話', 'そうじ', 'ソウジ', 'そうじ'));
  expect(offered.map(({ text }) => text)).toEqual(['ちらし', '電話', 'そうじ']);
});
