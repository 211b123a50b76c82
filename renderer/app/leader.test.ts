import { expect, test } from 'vitest';
import { whileLeader } from './leader.ts';

test('I10: of several windows one leads at a time; the next takes over when it has ended', async () => {
  const events: string[] = [];
  const open = (name: string) => {
    const ending = new AbortController();
    const done = whileLeader('workspace', ending.signal, () => {
      events.push(`${name} leads`);
      return {
        close: async () => {
          // Ending takes a while; nobody else may begin before it is over.
          await Promise.resolve();
          events.push(`${name} ended`);
        },
      };
    });
    return { close: () => ending.abort(), done };
  };
  const first = open('first');
  await expect.poll(() => events).toEqual(['first leads']);
  const second = open('second');
  const third = open('third');
  second.close();
  await second.done;
  first.close();
  await first.done;
  await expect.poll(() => events).toEqual(['first leads', 'first ended', 'third leads']);
  third.close();
  await third.done;
  expect(events).toEqual(['first leads', 'first ended', 'third leads', 'third ended']);
});

test('windows of different workspaces do not wait for each other', async () => {
  const ending = new AbortController();
  const led: string[] = [];
  const runs = ['one', 'two'].map((name) =>
    whileLeader(name, ending.signal, () => {
      led.push(name);
      return { close: async () => undefined };
    }),
  );
  await expect.poll(() => led.toSorted()).toEqual(['one', 'two']);
  ending.abort();
  await Promise.all(runs);
});
