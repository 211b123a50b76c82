/**
 * The sleep regularity index: how often a member is in the same state, asleep or awake, 24 hours apart (Phillips et al.
 * 2017, 10.1038/s41598-017-03171-4): −100 + 200 × the share of equal pairs. 100 when every day is like the one before, 0
 * by chance, −100 when each is its opposite. A rhythm that drifts a little every day is nearly the same from one day to
 * the next, and so looks regular.
 * @param days days that follow each other, each with equally many epochs; one value stands for asleep, the other for
 *   awake, and null is unknown: a pair with an unknown side is left out
 * @returns null where no two epochs can be compared
 */
export function sleepRegularityIndex(days: ReadonlyArray<ReadonlyArray<0 | 1 | null>>): number | null {
  let [pairs, equal] = [0, 0];
  for (const [index, day] of days.entries()) {
    const next = days[index + 1] ?? [];
    for (const [epoch, state] of day.entries()) {
      const then = next[epoch] ?? null;
      if (state === null || then === null) continue;
      pairs++;
      if (state === then) equal++;
    }
  }
  return pairs === 0 ? null : -100 + (200 * equal) / pairs;
}
