import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Digest } from './digest.ts';
import { keyOf } from './operation.ts';

interface Place {
  table: string;
  id: string;
  seq: number;
}

const record = fc.record({
  table: fc.constantFrom('tasks', 'entries'),
  id: fc.uuid(),
  seq: fc.integer({ min: 1, max: 1_000_000 }),
});
const records = fc.uniqueArray(record, { selector: keyOf, maxLength: 30 });

function digestOf(places: ReadonlyArray<Place>): Record<string, string> {
  const digest = new Digest();
  for (const place of places) digest.add(place);
  return digest.tables();
}

describe('I12: a digest', () => {
  it('is the same in whatever order the records come', () => {
    fc.assert(
      fc.property(
        records.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(digestOf(shuffled)).toEqual(digestOf(all));
        },
      ),
    );
  });

  it('is another when one record is missing, is there twice, or is not the latest', () => {
    fc.assert(
      fc.property(records, fc.nat(), (all, at) => {
        const one = all[at % (all.length || 1)];
        fc.pre(one !== undefined);
        const without = all.filter((each) => each !== one);
        expect(digestOf(without)).not.toEqual(digestOf(all));
        expect(digestOf([...all, one as Place])).not.toEqual(digestOf(all));
        expect(digestOf([...without, { ...(one as Place), seq: (one as Place).seq + 1 }])).not.toEqual(
          digestOf(all),
        );
      }),
    );
  });

  it('of one table says nothing of another', () => {
    fc.assert(
      fc.property(records, (all) => {
        const ofTasks = all.filter(({ table }) => table === 'tasks');
        expect(digestOf(all).tasks).toBe(digestOf(ofTasks).tasks);
      }),
    );
  });
});
