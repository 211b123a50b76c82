import type { Schedule, Step } from './schedule.ts';

/** The most attempts that shrinking makes; each is a run. */
const ATTEMPTS_MAX = 400;

/**
 * A smaller schedule that still fails: steps and faults are left out while it does.
 * @param fails runs a schedule; true when it fails in the same way
 */
export async function shrink(
  schedule: Schedule,
  fails: (smaller: Schedule) => Promise<boolean>,
): Promise<Schedule> {
  let best = schedule;
  let attempts = 0;
  const isBetter = async (smaller: Schedule): Promise<boolean> => {
    if (attempts++ >= ATTEMPTS_MAX || !(await fails(smaller))) return false;
    best = smaller;
    return true;
  };
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = best.steps.length - size; at >= 0; at -= size) {
      await isBetter({ ...best, steps: best.steps.toSpliced(at, size) });
    }
  }
  for (let at = best.steps.length - 1; at >= 0; at--) {
    for (const simpler of simplerSteps(best.steps[at])) {
      if (await isBetter({ ...best, steps: best.steps.with(at, simpler) })) break;
    }
  }
  for (let count = best.devices.length - 1; count >= 1; count--) {
    if (!(await isBetter({ ...best, devices: best.devices.slice(0, count) }))) break;
  }
  return best;
}

function simplerSteps(step: Step | undefined): Step[] {
  if (!step) return [];
  const simpler: Step[] = [];
  if ('cutAfter' in step) {
    const { cutAfter: _, ...uncut } = step;
    simpler.push(uncut);
  }
  if (step.do === 'sync') {
    if (step.faults.length > 0) simpler.push({ ...step, faults: [] });
    for (const at of step.faults.keys()) {
      if (step.faults.length > 1) simpler.push({ ...step, faults: step.faults.toSpliced(at, 1) });
    }
  }
  return simpler;
}
