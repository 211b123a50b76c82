import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';

Dexie.dependencies = { indexedDB, IDBKeyRange };

/** A computer ended in the middle of something: nothing more happens there. */
export class PowerCutError extends Error {
  override readonly name = 'PowerCutError';
}

/** Whether one start of a computer still runs. It can be cut before any of the steps its database takes. */
export class Power {
  isOff = false;
  #stepsLeft = Number.POSITIVE_INFINITY;

  /** Lets the database take so many more steps. */
  cutAfter(steps: number): void {
    this.#stepsLeft = steps;
  }

  cut(): never {
    this.isOff = true;
    throw new PowerCutError();
  }

  /** @throws PowerCutError */
  step(): void {
    if (this.isOff || this.#stepsLeft-- <= 0) this.cut();
  }
}

const powers = new Map<string, Power>();

/** Gives the next opening of the database of this name a `Power` of its own. */
export function plugIn(databaseName: string): Power {
  const power = new Power();
  powers.set(databaseName, power);
  return power;
}

export function unplug(databaseName: string): void {
  powers.delete(databaseName);
}

// Every transaction that begins and every request within one is a step; what was begun when the power goes is rolled
// back, as in a browser.
Dexie.addons.push((db) => {
  const power = powers.get(db.name);
  if (!power) return;
  db.use({
    stack: 'dbcore',
    name: 'power',
    create: (core) => ({
      ...core,
      transaction: (stores, mode, options) => {
        power.step();
        return core.transaction(stores, mode, options);
      },
      table: (name) => {
        const table = core.table(name);
        // Not async: that would leave the database's transaction.
        const stepping =
          <A, R>(request: (asked: A) => Promise<R>) =>
          (asked: A): Promise<R> => {
            power.step();
            return request.call(table, asked);
          };
        return {
          ...table,
          mutate: stepping(table.mutate),
          get: stepping(table.get),
          getMany: stepping(table.getMany),
          query: stepping(table.query),
          openCursor: stepping(table.openCursor),
          count: stepping(table.count),
        };
      },
    }),
  });
});
