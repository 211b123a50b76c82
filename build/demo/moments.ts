import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { recordedIn } from '#shared/domain/day/local-zone.ts';
import type { MomentKind } from '#shared/domain/rhythm/kinds.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import type { Dice } from '#tests/fixtures/dice.ts';
import type { Block } from './blocks.ts';
import type { DayKind, LivedDay } from './days.ts';

/** What she may record of a day, in minutes after getting up, and in how many of a hundred such days. */
const OFTEN: ReadonlyArray<{ kind: MomentKind; from: number; to: number; chance: number; on?: DayKind }> = [
  { kind: 'meal', from: 25, to: 50, chance: 95 },
  { kind: 'meal', from: 270, to: 330, chance: 90 },
  { kind: 'meal', from: 560, to: 640, chance: 85 },
  { kind: 'outing', from: 120, to: 180, chance: 100, on: 'outing' },
  { kind: 'outing', from: 150, to: 400, chance: 60, on: 'rest' },
  { kind: 'outing', from: 335, to: 390, chance: 25, on: 'ordinary' },
  { kind: 'contact', from: 200, to: 420, chance: 55 },
  { kind: 'exercise', from: 400, to: 460, chance: 20 },
  { kind: 'drowsy', from: 350, to: 480, chance: 18 },
];
/** How long before going to bed she takes a bath, in minutes. */
const BATH = { from: 50, to: 95 };

interface MomentsOptions {
  days: ReadonlyArray<LivedDay & { blocks: ReadonlyArray<Block> }>;
  nights: ReadonlyArray<RhythmRecord>;
  /** Nothing is recorded after it, in UTC milliseconds. */
  now: number;
  zone: string;
  dice: Dice;
}

/** Meals, outings and the like on the days that she recorded: while she was up, and not in the middle of a block. */
export function momentsOf({ days, nights, now, zone, dice }: MomentsOptions): RhythmRecord[] {
  return days.flatMap(({ kind: ofDay, wokeAt, blocks }, index) => {
    if (ofDay === 'unrecorded') return [];
    const night = nights.find(({ startAt }) => startAt > wokeAt);
    const nextWokeAt = days[index + 1]?.wokeAt ?? Infinity;
    // Without a night that was recorded, nothing is known of the evening.
    const until = Math.min(
      now,
      night && night.startAt < nextWokeAt ? night.startAt : wokeAt + 11 * 60 * MINUTE_MS,
    );
    const chosen = OFTEN.filter(({ on, chance }) => (!on || on === ofDay) && dice.chance(chance)).map(
      ({ kind, from, to }) => ({ kind, at: wokeAt + dice.between(from, to) * MINUTE_MS }),
    );
    const bathAt = until - dice.between(BATH.from, BATH.to) * MINUTE_MS;
    const bath = until < now && dice.chance(75) ? [{ kind: 'bath' as const, at: bathAt }] : [];
    return [...chosen, ...bath]
      .map(({ kind, at }) => ({ kind, startAt: afterBlocks(at, blocks) }))
      .filter(({ startAt }) => startAt < until)
      .map(({ kind, startAt }) =>
        RhythmRecord.parse({ id: dice.idAt(startAt), kind, startAt, ...recordedIn(zone, startAt) }),
      );
  });
}

/** The same time, or shortly after the block in which it would lie, and after the next one where that follows at once. */
function afterBlocks(at: number, blocks: ReadonlyArray<Block>): number {
  const block = blocks.find(({ startAt, endAt }) => at >= startAt && at <= endAt);
  return block ? afterBlocks(block.endAt + 4 * MINUTE_MS, blocks) : at;
}
