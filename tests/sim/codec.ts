import type { Codec } from '#renderer/sync/seal.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import type { Fields, Json } from '#shared/sync/operation.ts';
import type { Dice } from '#tests/fixtures/dice.ts';

/**
 * Stands in for encryption: nobody is kept from reading it, but like the real thing it says something else each time
 * the same is sealed, and opens only in the place it was sealed for.
 */
export function testCodec(dice: Dice): Codec {
  return {
    id: 'test',
    seal: async ({ table, id }, fields) =>
      mapFields(fields, (field, value) => {
        const text = canonicalJson({ nonce: dice.hex(8), place: [table, id, field], value });
        return `sealed.test.${Buffer.from(text).toString('base64url')}`;
      }),
    open: async ({ table, id }, fields) =>
      mapFields(fields, (field, value) => unseal([table, id, field], value)),
  };
}

/** The value that was sealed for this place. @throws when it was sealed for another */
export function unseal(place: [table: string, id: string, field: string], sealed: Json): Json {
  const [, , text = ''] = String(sealed).split('.');
  const opened = JSON.parse(Buffer.from(text, 'base64url').toString());
  if (canonicalJson(opened.place) !== canonicalJson(place))
    throw new Error(`sealed for ${opened.place}, not ${place}`);
  return opened.value;
}

function mapFields(fields: Fields, change: (field: string, value: Json) => Json): Fields {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, change(field, value)]));
}
