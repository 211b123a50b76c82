import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/instant.ts';
import { PULL_LIMIT_MAX, PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import { Dice } from '#tests/fixtures/dice.ts';

/** What the network does to one request. */
export type Fault =
  | { kind: FaultKind; at: number; later?: number }
  /** Other things happen before it arrives, while it is answered, or before its answer arrives. */
  | { kind: 'meanwhile'; at: number; when: 'before' | 'during' | 'after'; steps: Step[] };

export const faultKinds = [
  /** The server never sees it. */
  'lost-request',
  /** The server does it, the device never hears. */
  'lost-answer',
  /** The server sees it twice. */
  'twice',
  /** The device gives it up, and it arrives some steps later. */
  'late',
  /** It is answered, and arrives once more some steps later. */
  'late-again',
  /** Only half of the answer arrives. */
  'cut-in-half',
  /** Another program answers that the server is busy. */
  'busy',
  /** The device ends before it is sent, or before the answer arrives. */
  'crash-before',
  'crash-after',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One thing that happens. `who` is counted around among those that are there, so every step fits every world. */
export type Step = {
  /** Seeds whatever is chosen within the step, so that it does the same when others are left out. */
  salt: number;
  /** How long before it nothing happened, in milliseconds. */
  after: number;
} & (
  | { do: 'write'; who: number; cutAfter?: number }
  | { do: 'undo'; who: number }
  | { do: 'sync'; who: number; faults: Fault[]; cutAfter?: number }
  | { do: 'restart'; who: number }
  | { do: 'set-clock'; who: number; by: number }
  | { do: 'join'; who: number }
  | { do: 'get-keys'; who: number }
  | { do: 'copy-profile'; who: number }
  | { do: 'keep-profile'; who: number }
  | { do: 'put-back-profile'; who: number }
  | { do: 'rot'; who: number }
  | { do: 'revoke'; who: number }
  | { do: 'offer-stage' }
  | { do: 'back-up-server' }
  | { do: 'restore-server' }
  | { do: 'reset-server' }
  | { do: 'update-server' }
  | { do: 'collect' }
);

export interface DevicePlan {
  /** Whose it is: the member's, or the colleague's on the same project. */
  member: 0 | 1;
  /** How far its clock is off, in milliseconds, and how it drifts. */
  clockOff: number;
  clockRate: number;
  isJoined: boolean;
  hasKeys: boolean;
  /** It runs a newer version of the app, which has a field more. */
  isNewer: boolean;
}

/** Everything about one run. */
export interface Schedule {
  seed: number;
  devices: DevicePlan[];
  /** The server begins as an older version. */
  isOldServer: boolean;
  /** How many records one page holds, and how many operations or offers one request, before they are too much. */
  pageMax: number;
  batchMax: number;
  steps: Step[];
}

type What = Step['do'];

/** What a run may be about, with how often. Runs that are about less look at it more closely. */
const topics: ReadonlyArray<{ percent: number; steps: Partial<Record<What, number>> }> = [
  { percent: 45, steps: { 'set-clock': 4 } },
  { percent: 40, steps: { 'offer-stage': 10 } },
  { percent: 30, steps: { 'back-up-server': 4, 'restore-server': 3 } },
  { percent: 10, steps: { 'reset-server': 2 } },
  { percent: 15, steps: { 'copy-profile': 2 } },
  { percent: 15, steps: { 'keep-profile': 4, 'put-back-profile': 2 } },
  { percent: 15, steps: { revoke: 3 } },
  { percent: 15, steps: { collect: 5 } },
  { percent: 20, steps: { 'update-server': 2 } },
  { percent: 20, steps: { 'get-keys': 3 } },
  { percent: 15, steps: { join: 3 } },
  { percent: 20, steps: { restart: 4 } },
  { percent: 8, steps: { rot: 3 } },
];

const YEAR_MS = 365 * DAY_MS;

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
          step(1, dice.pick(['write', 'write', 'sync'])),
        );
        list.push({ kind: 'meanwhile', at, when: dice.pick(['before', 'during', 'after']), steps });
      } else list.push({ kind: dice.pick(faultKinds), at, later: dice.between(1, 6) });
    }
    return list;
  };
  const steps = Array.from({ length: dice.between(8, 36) }, () => step());
  const pageMax = dice.pick([PULL_LIMIT_MAX, PULL_LIMIT_MAX, 1, 2, 4]);
  const batchMax = dice.pick([PUSH_OPS_MAX, PUSH_OPS_MAX, PUSH_OPS_MAX, 1, 3]);
  return { seed, devices, isOldServer: isAbout('update-server'), pageMax, batchMax, steps };
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
  if (what === 'collect') return dice.between(85, 100) * DAY_MS;
  return dice.pick([1, SECOND_MS, SECOND_MS, MINUTE_MS, 20 * MINUTE_MS, 2 * HOUR_MS]) * dice.between(1, 3);
}
