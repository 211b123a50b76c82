import fc from 'fast-check';
import * as z from 'zod';
import type { Json } from '#shared/sync/operation.ts';

/** As much of JSON Schema as the server's document says of requests. */
export interface JsonSchema {
  type?: string | string[] | undefined;
  enum?: Json[] | undefined;
  anyOf?: JsonSchema[] | undefined;
  properties?: Record<string, JsonSchema> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | JsonSchema | undefined;
  items?: JsonSchema | undefined;
  pattern?: string | undefined;
  format?: string | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
}

export const JsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.json()).optional(),
    anyOf: z.array(JsonSchema).optional(),
    properties: z.record(z.string(), JsonSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), JsonSchema]).optional(),
    items: JsonSchema.optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
  }),
);

/** Lists, texts and objects get at most this many parts, unless the schema asks for more. */
const FEW = 3;

/** Values that meet a schema, of the texts in `known` where they do; now and then, in any part of them, `odd` ones. */
export function fromSchema(schema: JsonSchema, known: ReadonlyArray<string>, odd: fc.Arbitrary<unknown>) {
  const meeting = (one: JsonSchema): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 40, arbitrary: wellMade(one) }, { weight: 1, arbitrary: odd });

  const wellMade = (one: JsonSchema): fc.Arbitrary<unknown> => {
    if (one.enum) return fc.constantFrom(...one.enum);
    if (one.anyOf) return fc.oneof(...one.anyOf.map(meeting));
    const types = [one.type ?? 'object'].flat();
    return fc.oneof(...types.map((type) => ofType(type, one)));
  };

  const ofType = (type: string, one: JsonSchema): fc.Arbitrary<unknown> => {
    switch (type) {
      case 'string':
        return text(one, known);
      case 'integer':
      case 'number':
        return number(one);
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array': {
        const { items = {}, minItems: minLength = 0, maxItems = FEW } = one;
        return fc.array(meeting(items), {
          minLength,
          maxLength: Math.max(minLength, Math.min(maxItems, FEW)),
        });
      }
      default:
        return object(one);
    }
  };

  const object = ({ properties = {}, required = [], additionalProperties: more }: JsonSchema) => {
    const named = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, meeting(value)]));
    const requiredKeys = required.filter((key) => Object.hasOwn(named, key));
    const own = fc.record(named, { requiredKeys });
    if (typeof more !== 'object') return own;
    const key = fc.oneof(fc.constantFrom('answer', 'title', 'note', '$', ...known), fc.string());
    return fc
      .tuple(own, fc.dictionary(key, meeting(more), { maxKeys: FEW }))
      .map(([all, others]) => ({ ...others, ...all }));
  };

  return meeting(schema);
}

function text({ pattern, format, minLength = 0, maxLength = 40 }: JsonSchema, known: ReadonlyArray<string>) {
  if (format === 'uuid') {
    const ids = known.filter((one) => z.uuid().safeParse(one).success);
    return fc.oneof(fc.uuid({ version: 4 }), ...(ids.length > 0 ? [fc.constantFrom(...ids)] : []));
  }
  const size = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) };
  if (pattern === undefined) return fc.string(size);
  const matching = known.filter((one) => new RegExp(pattern).test(one));
  const made = fc.stringMatching(new RegExp(pattern), { size: 'small' });
  return matching.length > 0 ? fc.oneof(made, fc.constantFrom(...matching)) : made;
}

function number({ minimum = -1e9, maximum = 1e9 }: JsonSchema): fc.Arbitrary<number> {
  const within = (one: number): boolean => one >= minimum && one <= maximum;
  return fc.oneof(
    fc.integer({ min: Math.max(minimum, -1e9), max: Math.min(maximum, 1e9) }),
    fc.constantFrom(...[0, 1, minimum, maximum, Date.now()].filter(within)),
  );
}
