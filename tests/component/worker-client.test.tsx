import { expect, test } from 'vitest';
import { WorkerClient } from '#renderer/host/worker-client.ts';

/** The address of a script that a test writes. */
function scriptOf(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

test('a worker answers one question after the other', async () => {
  const client = new WorkerClient<number, number>(
    scriptOf('onmessage = ({ data }) => postMessage(2 * data);'),
  );
  expect(await Promise.all([1, 2, 3].map((asked) => client.ask(asked)))).toEqual([2, 4, 6]);
  client.close();
  await expect(client.ask(4)).rejects.toThrow('answers no more');
});

test('whoever asks a worker that does not come, or breaks at its start, is told so each time', async () => {
  const gone = scriptOf('');
  URL.revokeObjectURL(gone);
  for (const address of [gone, scriptOf('throw new Error("broken")')]) {
    const client = new WorkerClient<number, number>(address);
    await expect(client.ask(1)).rejects.toThrow('answers no more');
    await expect(client.ask(2)).rejects.toThrow('answers no more');
  }
});
