import { isZone, MINUTE_MS } from './instant.ts';
import { zoneOffset } from './zone-offset.ts';

/** The zone of this computer. */
export interface LocalZone {
  /** An IANA name, or an offset such as `+09:00` where the system's name for it is not known here. */
  zone: string;
  isNameKnown: boolean;
}

/**
 * The zone of this computer. A system may name it in a way that the browser does not know (`TZ=JST-9`), which then
 * reports `Etc/Unknown`, or nothing: the offset that its clock shows takes its place.
 * @param name as `Intl.DateTimeFormat` resolves it
 * @param offsetMinutes as `Date.prototype.getTimezoneOffset` tells it: negative east of Greenwich
 */
export function localZone(name: string | undefined, offsetMinutes: number): LocalZone {
  if (name !== undefined && isZone(name)) return { zone: name, isNameKnown: true };
  return { zone: offsetZone(-offsetMinutes), isNameKnown: false };
}

/** The zone with a fixed offset, east of Greenwich in minutes: `+09:00`. */
export function offsetZone(minutes: number): string {
  const size = Math.round(Math.abs(minutes));
  return `${minutes < 0 ? '-' : '+'}${new Date(size * MINUTE_MS).toISOString().slice(11, 16)}`;
}

/** Where something was recorded: its zone, and the offset of that zone at that time. */
export interface RecordedIn {
  zone: string;
  /** For computers that do not know the zone by its name; left out in older records. */
  offset?: number | undefined;
}

/** The zone of something that is recorded at an instant, with its offset. */
export function recordedIn(zone: string, at: number): { zone: string; offset: number } {
  return { zone, offset: Math.round(zoneOffset(zone, at) / MINUTE_MS) };
}

/**
 * A record in a zone that this computer knows: where its name was not known yet when this version was made, the offset
 * that was recorded with it is its zone.
 */
export function inKnownZone<R extends RecordedIn>(record: R): R {
  return isZone(record.zone) ? record : { ...record, zone: offsetZone(record.offset ?? 0) };
}
