import fc from 'fast-check';
import { test } from 'vitest';
import { live } from './live.ts';
import { history } from './step.ts';
import { StoreDesk } from './store-desk.ts';

test('the store keeps every history as the model does; taking back leaves no trace', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (of) => {
      const desk = await StoreDesk.open(of.advancesByItself);
      try {
        await live(of, desk);
      } finally {
        desk.close();
      }
    }),
    { numRuns: 60 },
  );
});
