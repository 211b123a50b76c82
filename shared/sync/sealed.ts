import * as z from 'zod';
import type { Json } from './operation.ts';

const SHAPE = /^sealed\.([a-z\d]{1,16})\.[\w-]+$/;

/**
 * What a sealed table holds in place of each value: `sealed.<how>.<base64url>`. `how` names the way and the key with
 * which it was sealed. The server takes nothing else there, from any client, and reads none of it (I14).
 */
export const SealedValue = z.string().regex(SHAPE);

/** How a value was sealed; null when it was not. */
export function sealedHow(value: Json): string | null {
  return typeof value === 'string' ? (SHAPE.exec(value)?.[1] ?? null) : null;
}
