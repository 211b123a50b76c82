import { expect, test } from 'vitest';
import { makeSchedule } from './make-schedule.ts';
import { shrink } from './shrink.ts';

test('leaves out every step and fault that a failure does not need', async () => {
  const whole = makeSchedule(11);
  const needed = [whole.steps[3], whole.steps[7]];
  const small = await shrink(whole, async ({ steps }) => {
    const salts = new Set(steps.map(({ salt }) => salt));
    return needed.every((step) => step && salts.has(step.salt));
  });
  expect(small.steps.map(({ salt }) => salt)).toEqual(needed.map((step) => step?.salt));
  expect(small.devices).toHaveLength(1);
});
