import type * as z from 'zod';
import type { Id } from '../domain/instant.ts';

/** Four lanes of FNV-1a with a different start and prime each: 128 bits, of which nobody is to be fooled. */
const LANES = [
  [0x811c9dc5, 0x01000193],
  [0x1b873593, 0x85ebca6b],
  [0x9e3779b9, 0xc2b2ae35],
  [0x27d4eb2f, 0x165667b1],
] as const;

/**
 * An id made of what a row of a foreign file says: the same content gives the same id, on every computer and at every
 * import. It tells contents apart, and is no proof against someone who makes two that collide.
 */
export function stableId(prefix: string, parts: ReadonlyArray<string | number>): z.infer<typeof Id> {
  const text = JSON.stringify(parts);
  const hashes = LANES.map(([start, prime]) => {
    let hash: number = start;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
    // Mixes once more: the last characters would reach the high bits only.
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
  });
  return `${prefix}:${hashes.join('')}`;
}
