import { DAY_MS } from '#shared/domain/day/instant.ts';
import type { RhythmRecord } from './rhythm-record.ts';

/** Going to bed or getting up, as a sheet tells it. */
export interface Side {
  what: 'bed' | 'up';
  /** UTC milliseconds. */
  at: number;
  /** The record that tells it; null for what was just typed. */
  record: RhythmRecord | null;
  /** It was typed, or corrected, just now. */
  isTyped: boolean;
}

/** Sleep with what is known of it: at least one of its sides. */
export interface SidePair {
  bed: Side | null;
  up: Side | null;
}

/** With more than this between going to bed and getting up, something in between is not known. */
const APART_MAX_MS = DAY_MS;

/**
 * Makes sleep of going to bed and getting up, in order of time. What a record tells together stays together, unless
 * something was typed that lies in between: then all of it is one after another. What was typed is paired with the next
 * getting up, or going to bed before it; what belongs to nothing stays alone.
 */
export function pairSides(sides: ReadonlyArray<Side>): SidePair[] {
  const ordered = sides.toSorted((a, b) => a.at - b.at || (a.what === b.what ? 0 : a.what === 'up' ? -1 : 1));
  const partners = new Map<Side, Side>();
  for (const bed of ordered.filter(isBed)) {
    const up = ordered.find((side) => side.what === 'up' && side.record === bed.record);
    if (up && bed.record && up.at > bed.at) partners.set(bed, up).set(up, bed);
  }
  const loose = ordered.filter((side) => side.isTyped && !partners.has(side));
  const freed = new Set(loose);
  for (const [bed, up] of [...partners].filter(([side]) => isBed(side))) {
    if (!loose.some(({ at }) => at > bed.at && at < up.at)) continue;
    for (const side of [bed, up]) {
      partners.delete(side);
      freed.add(side);
    }
  }
  for (const [index, bed] of ordered.entries()) {
    const up = ordered[index + 1];
    if (!isBed(bed) || !up || isBed(up) || partners.has(bed) || partners.has(up)) continue;
    const isNew = freed.has(bed) || freed.has(up);
    if (isNew && up.at > bed.at && up.at - bed.at < APART_MAX_MS) partners.set(bed, up).set(up, bed);
  }
  return ordered.flatMap((side): SidePair[] => {
    const other = partners.get(side) ?? null;
    if (isBed(side)) return [{ bed: side, up: other }];
    return other ? [] : [{ bed: null, up: side }];
  });
}

function isBed({ what }: Side): boolean {
  return what === 'bed';
}
