import fc from 'fast-check';
import { test } from 'vitest';
import { live } from './live.ts';
import { PureDesk } from './pure-desk.ts';
import { history } from './step.ts';

const HISTORIES = 10_000;

test('whatever a member and a computer do, entries cover exactly what was worked, paused and unsure', async () => {
  await fc.assert(
    fc.asyncProperty(history, (of) => live(of, new PureDesk(of.advancesByItself))),
    { numRuns: HISTORIES },
  );
});
