import { describe, expect, test } from 'vitest';
import { Turns } from './turns.ts';

const here = new AbortController().signal;
const settled = () => new Promise<void>((done) => setImmediate(done));

/** Asks for a turn, and notes when it has come. */
function asking(turns: Turns, space: string, order: string[], gone = here) {
  return (name: string): Promise<() => void> =>
    turns.take(space, gone).then((end) => {
      order.push(name);
      return end;
    });
}

describe('turns', () => {
  test('come in the order of asking, so many at a time', async () => {
    const [turns, order] = [new Turns(2, 10), [] as string[]];
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(asking(turns, 'space', order));
    await settled();
    expect(order).toEqual(['a', 'b']);
    (await b)?.();
    await settled();
    expect(order).toEqual(['a', 'b', 'c']);
    (await a)?.();
    await settled();
    expect(order).toEqual(['a', 'b', 'c', 'd']);
    for (const ask of [c, d]) (await ask)?.();
    expect(turns.waiting('space')).toBe(0);
  });

  test('of one space are not those of another', async () => {
    const [turns, order] = [new Turns(1, 10), [] as string[]];
    void ['a', 'b', 'c'].map(asking(turns, 'busy', order));
    await asking(turns, 'quiet', order)('other');
    expect(order).toEqual(['a', 'other']);
  });

  test('are waited for by so many only, and those that came before keep their place', async () => {
    const [turns, order] = [new Turns(1, 2), [] as string[]];
    const ask = asking(turns, 'space', order);
    const [first, ...waiting] = ['a', 'b', 'c'].map(ask);
    const refused = expect(ask('d')).rejects.toMatchObject({
      code: 'too-many-requests',
      extras: { retryAfter: 5 },
    });
    // A request that waits would wait for ever here.
    expect(turns.waiting('space')).toBe(2);
    await refused;
    (await first)?.();
    await settled();
    const late = ask('e');
    expect(turns.waiting('space')).toBe(2);
    for (const one of [...waiting, late]) (await one)();
    expect(order).toEqual(['a', 'b', 'c', 'e']);
  });

  test('are given up by who goes away while waiting, and by nobody else', async () => {
    const [turns, order] = [new Turns(1, 2), [] as string[]];
    const going = new AbortController();
    const first = await asking(turns, 'space', order, going.signal)('a');
    const left = expect(asking(turns, 'space', order, going.signal)('b')).rejects.toMatchObject({
      code: 'bad-request',
    });
    const stays = asking(turns, 'space', order)('c');
    going.abort();
    await left;
    await expect(asking(turns, 'space', order, going.signal)('d')).rejects.toMatchObject({
      code: 'bad-request',
    });
    // The request that runs is not stopped by it.
    expect(order).toEqual(['a']);
    first();
    (await stays)();
    expect([order, turns.waiting('space')]).toEqual([['a', 'c'], 0]);
  });
});
