import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import { EXISTENCE, type Fields, type Operation, type SyncRecord } from './operation.ts';
import { rebase, uponTaken } from './rebase.ts';

type Step =
  | { do: 'write'; device: number; kind: Operation['kind']; patch: Fields; skew: number }
  | { do: 'push'; device: number; count: number }
  | { do: 'pull'; device: number };

/** A device with one row: what the server last sent it, and what it has not heard about yet. */
interface Device {
  name: string;
  base: SyncRecord | undefined;
  pending: Operation[];
}

/** One row on one server and three devices, in a time that only moves forward. */
class Row {
  readonly devices: Device[] = ['a', 'b', 'c'].map((name) => ({ name, base: undefined, pending: [] }));
  record: SyncRecord | undefined;
  #seq = 0;
  #made = 0;
  #now = 1_000;

  run(step: Step): void {
    const device = this.devices[step.device];
    if (!device) return;
    this.#now++;
    switch (step.do) {
      case 'write':
        device.pending.push(this.#op(device, step));
        break;
      case 'push': {
        const taken = new Set<string>();
        for (const op of device.pending.splice(0, step.count)) {
          this.#apply(op, taken);
          taken.add(op.opId);
        }
        // The answer carries the record, and with it the device has seen what others did.
        const { record } = this;
        device.base = record;
        if (record) device.pending = device.pending.map((op) => uponTaken(op, record, taken));
        break;
      }
      case 'pull':
        device.base = this.record;
    }
  }

  #op(device: Device, { kind, patch, skew }: Step & { do: 'write' }): Operation {
    const seen = kind === 'set' ? Object.keys(patch) : [EXISTENCE];
    return {
      opId: `op-${String(++this.#made).padStart(6, '0')}`,
      device: device.name,
      table: 'tasks',
      id: 'row',
      kind,
      patch: kind === 'set' ? patch : {},
      base: Object.fromEntries(seen.map((field) => [field, device.base?.vers[field]?.ver ?? 0])),
      at: this.#now + skew,
      schema: 1,
    };
  }

  #apply(op: Operation, earlier: ReadonlySet<string>): void {
    this.#now++;
    const { record } = merge(this.record, op, { ver: this.#seq + 1, now: this.#now, earlier });
    if (record !== this.record) this.#seq++;
    this.record = record;
  }
}

const device = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      device,
      kind: fc.constantFrom('set', 'set', 'set', 'delete', 'restore'),
      patch: fc.dictionary(fc.constantFrom('title', 'note'), fc.nat({ max: 5 }), { minKeys: 1 }),
      skew: fc.oneof(fc.constant(0), fc.integer({ min: -10, max: 10 }), fc.integer()),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('push' as const), device, count: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pull' as const), device }) },
);

/** What a member sees of a row. */
const seen = (record: SyncRecord | undefined) =>
  record && { fields: record.fields, deleted: record.deleted === true };

describe('rebase', () => {
  it('is the base when nothing is pending, and nothing without either', () => {
    const base: SyncRecord = { table: 'tasks', id: 'row', fields: {}, vers: {}, seq: 1 };
    expect(rebase(base, [])).toBe(base);
    expect(rebase(undefined, [])).toBeUndefined();
  });

  it('I5: what a device shows is what the server will say, when nobody else writes meanwhile', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), device, (steps, index) => {
        const row = new Row();
        for (const each of steps) row.run(each);
        row.run({ do: 'pull', device: index });
        const { base, pending } = row.devices[index] ?? { base: undefined, pending: [] };
        const shown = seen(rebase(base, pending));
        row.run({ do: 'push', device: index, count: pending.length });
        expect(seen(row.record)).toEqual(shown);
      }),
      { numRuns: 2_000 },
    );
  });

  it('I5: all devices show the same in the end, whatever the order and the clocks', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const row = new Row();
        for (const each of steps) row.run(each);
        for (const index of [0, 1, 2])
          row.run({ do: 'push', device: index, count: Number.POSITIVE_INFINITY });
        for (const index of [0, 1, 2]) row.run({ do: 'pull', device: index });
        for (const { base, pending } of row.devices) expect(rebase(base, pending)).toEqual(row.record);
      }),
      { numRuns: 1_000 },
    );
  });

  it('I5: showing an operation that the server already has changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), device, (steps, index) => {
        const row = new Row();
        for (const each of steps) row.run(each);
        const pending = [...(row.devices[index]?.pending ?? [])];
        row.run({ do: 'push', device: index, count: pending.length });
        // The answer was lost, the pull was not.
        expect(seen(rebase(row.record, pending))).toEqual(seen(row.record));
      }),
    );
  });
});
