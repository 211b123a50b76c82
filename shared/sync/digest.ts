/**
 * A digest over `(table, id, seq)` of all records that are not deleted, one for each table, the same in whatever order
 * they come (I12). Tombstones are left out: server and devices may collect them at different times.
 *
 * Each record is hashed to two numbers of 32 bits (FNV-1a with two primes), which are summed. It finds mistakes, not
 * forgeries.
 */
export class Digest {
  readonly #tables = new Map<string, { count: number; a: number; b: number }>();

  /** Takes in one record. */
  add({ table, id, seq }: { table: string; id: string; seq: number }): void {
    const sums = this.#tables.get(table) ?? { count: 0, a: 0, b: 0 };
    const text = `${id}/${seq}`;
    let a = 0x811c9dc5;
    let b = 0x1b873593;
    for (let i = 0; i < text.length; i++) {
      a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
      b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b);
    }
    this.#tables.set(table, { count: sums.count + 1, a: (sums.a + a) >>> 0, b: (sums.b + b) >>> 0 });
  }

  /** The digest of each table that has records. */
  tables(): Record<string, string> {
    return Object.fromEntries(
      [...this.#tables].map(([table, { count, a, b }]) => [
        table,
        `${count}.${a.toString(36)}.${b.toString(36)}`,
      ]),
    );
  }
}
