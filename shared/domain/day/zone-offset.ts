import { tzOffset } from '@date-fns/tz';
import { HOUR_MS, SECOND_MS } from './instant.ts';

/** No zone changes its clocks twice within so long. */
const STEP_MS = 6 * HOUR_MS;
/** More than ten years of steps. */
const STEPS_MAX = 20_000;

/**
 * The offsets that were asked for, by zone, each at the beginning of a step. The rules of a zone are slow to ask, and sums
 * and pictures ask for the same few days once per entry.
 */
const known = new Map<string, Map<number, number>>();

/**
 * How far the wall clock of a zone is from UTC at an instant, in milliseconds, east of Greenwich positive; NaN where the
 * zone is not known.
 */
export function zoneOffset(zone: string, at: number): number {
  const step = Math.floor(at / STEP_MS);
  const offset = offsetAtStep(zone, step);
  return offset === offsetAtStep(zone, step + 1) ? offset : askedOffset(zone, at);
}

function offsetAtStep(zone: string, step: number): number {
  const ofZone = known.get(zone) ?? new Map<number, number>();
  const found = ofZone.get(step);
  if (found !== undefined) return found;
  if (ofZone.size >= STEPS_MAX) ofZone.clear();
  const offset = askedOffset(zone, step * STEP_MS);
  known.set(zone, ofZone.set(step, offset));
  return offset;
}

function askedOffset(zone: string, at: number): number {
  return Math.round(tzOffset(zone, new Date(at)) * 60) * SECOND_MS;
}
