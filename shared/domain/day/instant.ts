import * as z from 'zod';

/** UTC milliseconds. The range of a JavaScript date (±8.64e15) is the range of a valid instant. */
export const Instant = z.number().int().min(-8.64e15).max(8.64e15);

/** Zones that were found to be known: asking is slow, and a file of ten years asks a hundred thousand times. */
const knownZones = new Set<string>();

/** True when `zone` is an IANA zone this machine knows, such as `Asia/Tokyo`. */
export function isZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    knownZones.add(zone);
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone name, or an offset such as `+09:00`. Another computer may know names that this one does not. */
export const Zone = z
  .string()
  .max(64)
  .regex(/^[\w+:/-]+$/);

/** How far the wall clock of a zone was from UTC, in minutes, east of Greenwich positive. */
export const ZoneOffset = z.number().int().min(-1_440).max(1_440);

/**
 * A row's identity: a UUID (v7 when new), or a deterministic id for rows that must exist once. Its characters need no
 * escaping in a URL.
 */
export const Id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w:.-]+$/);

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
