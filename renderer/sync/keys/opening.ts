import { openValue } from '#shared/keys/sealed-value.ts';
import type { KeyId } from '#shared/keys/shapes.ts';
import type { Fields, Json } from '#shared/sync/operation.ts';

/** The keys that open the values of a space. No script can read them, not even in the worker they are passed to. */
export interface OpeningKeys {
  space: string;
  keys: ReadonlyMap<KeyId, CryptoKey>;
}

/** Sealed fields of a row, each with the operation that wrote it. */
export interface SealedRow {
  table: string;
  id: string;
  fields: ReadonlyArray<readonly [field: string, op: string, value: Json]>;
}

/** Opens rows, in their order. Fields that these keys do not open are left out. */
export type Opener = (keys: OpeningKeys, rows: ReadonlyArray<SealedRow>) => Promise<Fields[]>;

/** Opens rows on the thread that calls it. */
export const openHere: Opener = async ({ space, keys }, rows) =>
  Promise.all(
    rows.map(async ({ table, id, fields }) => {
      // Waits for all, also when one does not open: nothing is left under way.
      const opened = await Promise.all(
        fields.map(async ([field, op, value]): Promise<[string, Json] | null> => {
          try {
            const place = { space, table, id, field, op };
            return [field, await openValue((keyId) => keys.get(keyId), place, value)];
          } catch {
            return null;
          }
        }),
      );
      return Object.fromEntries(opened.filter((entry) => entry !== null));
    }),
  );
