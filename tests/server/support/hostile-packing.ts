import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

/** More than any body may have, in few bytes. */
const BOMB = gzipSync(new Uint8Array(64 * 1024 * 1024));

/** How a body travels. */
export type Pack = (json: string) => { body: BodyInit; headers?: Record<string, string> };
const gzipped = { 'content-encoding': 'gzip' };
export const packing: fc.Arbitrary<Pack> = fc.oneof(
  { weight: 60, arbitrary: fc.constant<Pack>((json) => ({ body: json })) },
  { weight: 15, arbitrary: fc.constant<Pack>((json) => ({ body: gzipSync(json), headers: gzipped })) },
  fc.nat(99).map(
    (percent): Pack =>
      (json) => {
        const whole = gzipSync(json);
        return { body: whole.subarray(0, (whole.length * percent) / 100), headers: gzipped };
      },
  ),
  fc.nat().map(
    (place): Pack =>
      (json) => {
        const broken = Uint8Array.from(gzipSync(json));
        broken[place % broken.length] = (broken[place % broken.length] ?? 0) ^ 0x55;
        return { body: broken, headers: gzipped };
      },
  ),
  fc.constant<Pack>((json) => ({ body: gzipSync(gzipSync(json)), headers: gzipped })),
  fc.constant<Pack>(() => ({ body: BOMB, headers: gzipped })),
  fc.constantFrom('br', 'deflate', 'identity', 'gzip, gzip', 'GZIP', '*').map(
    (encoding): Pack =>
      (json) => ({ body: json, headers: { 'content-encoding': encoding } }),
  ),
  fc
    .constantFrom(
      'text/plain',
      'application/json; charset=utf-16',
      'multipart/form-data',
      ';',
      'application/xml',
    )
    .map(
      (type): Pack =>
        (json) => ({ body: json, headers: { 'content-type': type } }),
    ),
  fc.nat(99).map(
    (percent): Pack =>
      (json) => ({ body: json.slice(0, (json.length * percent) / 100) }),
  ),
  fc.constant<Pack>((json) => ({ body: json.replace('"', '"\\ud800\\u0000') })),
  fc.nat(200).map(
    (depth): Pack =>
      (json) => ({ body: '['.repeat(depth) + json + ']'.repeat(depth) }),
  ),
  fc.constant<Pack>((json) => ({ body: json.replace('{', '{"__proto__":{"isAdmin":true},') })),
  fc.uint8Array({ maxLength: 200 }).map(
    (bytes): Pack =>
      () => ({ body: Uint8Array.from(bytes) }),
  ),
);
