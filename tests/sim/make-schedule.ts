import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { PULL_LIMIT_MAX, PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import { Dice } from '#tests/fixtures/dice.ts';
import { type DevicePlan, type Fault, faultKinds, type Schedule, type Step } from './schedule.ts';

type What = Step['do'];

/**
 * The topics that a run may have, and how many percent of the runs have each. Runs with fewer topics test them more
 * closely.
 */
const topics: ReadonlyArray<{ percent: number; steps: Partial<Record<What, number>> }> = [
  { percent: 45, steps: { 'set-clock': 4 } },
  { percent: 40, steps: { 'offer-stage': 10 } },
  { percent: 30, steps: { 'back-up-server': 4, 'restore-server': 3 } },
  { percent: 10, steps: { 'reset-server': 2 } },
  { percent: 15, steps: { 'copy-profile': 4 } },
  { percent: 15, steps: { 'keep-profile': 5, 'put-back-profile': 5 } },
  { percent: 15, steps: { revoke: 4, join: 3 } },
  { percent: 10, steps: { collect: 4 } },
  { percent: 20, steps: { 'update-server': 2 } },
  { percent: 30, steps: { 'get-keys': 3 } },
  { percent: 15, steps: { 'change-sheet': 2 } },
  { percent: 15, steps: { revoke: 3, 'get-keys': 3, join: 3, 'change-sheet': 1 } },
  { percent: 4, steps: { 'begin-keys-anew': 1, 'get-keys': 3 } },
  { percent: 15, steps: { join: 3 } },
  { percent: 20, steps: { restart: 4 } },
  { percent: 8, steps: { rot: 3 } },
];

const YEAR_MS = 365 * DAY_MS;

/** In how many percent of the runs one of several devices is away for longer than the server waits for any device. */
const ABSENCE_PERCENT = 15;

/** The schedule of a seed. */
export function makeSchedule(seed: number): Schedule {
  const dice = new Dice(seed);
  for (let warm = 0; warm < 8; warm++) dice.next();
  const chosen = topics.filter(({ percent }) => dice.chance(percent));
  const weights: Partial<Record<What, number>> = Object.assign(
    { write: 40, undo: 3, sync: 34 },
    ...chosen.map(({ steps }) => steps),
  );
  const isAbout = (what: What) => what in weights;
  const faultPercent = dice.pick([0, 15, 35, 60]);
  const cutPercent = dice.pick([0, 0, 5, 15]);

  const clock = () => (isAbout('set-clock') ? wrongBy(dice) : 0);
  const device = (member: 0 | 1, index: number): DevicePlan => ({
    member,
    clockOff: clock(),
    clockRate: isAbout('set-clock') ? dice.between(-50, 50) / 1_000 : 0,
    isJoined: index === 0 || !isAbout('join') || dice.chance(50),
    hasKeys: !isAbout('get-keys') || dice.chance(40),
    isNewer: isAbout('update-server') && dice.chance(50),
  });
  const devices = Array.from({ length: dice.pick([1, 2, 2, 2, 3, 3, 4]) }, (_, index) => device(0, index));
  if (isAbout('offer-stage') && dice.chance(70)) devices.push(device(1, 0));

  const bag = Object.entries(weights).flatMap(([what, weight]) => Array<What>(weight).fill(what as What));
  const step = (depth = 0, what = dice.pick(bag)): Step => {
    const common = { salt: dice.next(), after: pause(dice, what) };
    const who = dice.between(0, 11);
    const cut = dice.chance(cutPercent) ? { cutAfter: dice.between(0, what === 'sync' ? 80 : 12) } : {};
    switch (what) {
      case 'write':
        return { ...common, do: what, who, ...cut };
      case 'sync':
        return { ...common, do: what, who, ...cut, faults: depth === 0 ? faults() : [] };
      case 'set-clock':
        return { ...common, do: what, who, by: wrongBy(dice) };
      case 'offer-stage':
      case 'back-up-server':
      case 'restore-server':
      case 'reset-server':
      case 'update-server':
      case 'collect':
        return { ...common, do: what };
      default:
        return { ...common, do: what, who };
    }
  };
  const faults = (): Fault[] => {
    const list: Fault[] = [];
    while (dice.chance(faultPercent) && list.length < 3) {
      const at = dice.between(0, 4);
      if (dice.chance(30)) {
        const steps = Array.from({ length: dice.between(1, 2) }, () =>
          step(1, dice.pick(['write', 'work', 'work', 'sync'])),
        );
        list.push({ kind: 'meanwhile', at, when: dice.pick(['before', 'during', 'after']), steps });
      } else list.push({ kind: dice.pick(faultKinds), at, later: dice.between(1, 6) });
    }
    return list;
  };
  const some = (least: number, most: number) =>
    Array.from({ length: dice.between(least, most) }, () => step());
  const steps =
    devices.length > 1 && dice.chance(ABSENCE_PERCENT)
      ? [...some(4, 12), ...absence(dice, devices.length), ...some(1, 8)]
      : some(8, 36);
  const pageMax = dice.pick([PULL_LIMIT_MAX, PULL_LIMIT_MAX, 1, 2, 4]);
  const batchMax = dice.pick([PUSH_OPS_MAX, PUSH_OPS_MAX, PUSH_OPS_MAX, 1, 3]);
  return { seed, devices, isOldServer: isAbout('update-server'), pageMax, batchMax, steps };
}

/** More than a year in which all devices but the first sync and delete, and the server forgets. */
function absence(dice: Dice, devices: number): Step[] {
  const salt = () => dice.next();
  return Array.from({ length: 5 }, (): Step[] => {
    const who = dice.between(1, devices - 1);
    return [
      { do: 'write', wish: 'delete', who, salt: salt(), after: 80 * DAY_MS },
      { do: 'sync', who, salt: salt(), after: SECOND_MS, faults: [] },
      { do: 'sync', who, salt: salt(), after: 20 * DAY_MS, faults: [] },
      { do: 'collect', salt: salt(), after: SECOND_MS },
    ];
  }).flat();
}

function wrongBy(dice: Dice): number {
  const [from, to] = dice.pick([
    [MINUTE_MS, HOUR_MS],
    [HOUR_MS, 3 * DAY_MS],
    [YEAR_MS, 5 * YEAR_MS],
  ]);
  return dice.between(from ?? 0, to ?? 0) * dice.pick([1, -1]);
}

function pause(dice: Dice, what: What): number {
  // Around the 90 days for which tombstones are kept.
  if (what === 'collect') return dice.between(85, 100) * DAY_MS;
  return (
    dice.pick([1, SECOND_MS, SECOND_MS, SECOND_MS, MINUTE_MS, 20 * MINUTE_MS, HOUR_MS]) * dice.between(1, 3)
  );
}
