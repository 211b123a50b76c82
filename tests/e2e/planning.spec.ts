import { named } from '#tests/words.ts';
import { begin } from './files.ts';
import { button, expect, expectText, field, link, ready, test } from './fixture.ts';
import { addTask } from './keys-steps.ts';
import { stopClock } from './set-clock.ts';

const NOW = new Date('2026-11-23T14:05:00+09:00');
const titles = ['Open the draft', 'Choose photos', 'Write an answer'] as const;

test.use({ register: 'en' });

test('a day is planned, turns out to be slow, and is closed; the next one knows what is left', async ({
  context,
  openApp,
  words,
}) => {
  await stopClock(context, NOW);
  const page = await openApp(context);
  await begin(page, words);
  for (const title of titles) await addTask(page, title);

  await link(page, words('today.toPlan')).click();
  await ready(page, 'plan');
  await field(page, words('plan.ownHours')).fill('1:00');
  await button(page, words('plan.edit', { title: 'Choose photos' })).click();
  await field(page, words('plan.estimate')).fill('1:30');
  await page.keyboard.press('Enter');
  await expectText(page, words('plan.over', { over: '30 min' }));
  await link(page, words('plan.ready')).click();
  await ready(page, 'today');

  await button(page, words('today.slow')).click();
  const done = page.getByRole('checkbox', {
    name: named(words('today.finish', { title: 'Choose photos' })),
  });
  await expect(page.getByRole('checkbox')).toHaveCount(1);
  await done.press('Space');
  await link(page, words('today.toClose')).click();
  await ready(page, 'close');
  await field(page, words('plan.line')).fill('A little further');
  await field(page, words('plan.firstStep')).fill('Sit down at the desk');
  await button(page, words('plan.close')).click();
  await ready(page, 'today');
  await expectText(page, words('today.closed'));

  await page.clock.setFixedTime(new Date('2026-11-24T09:00:00+09:00'));
  await page.reload();
  await ready(page, 'today');
  await expectText(page, 'Sit down at the desk');
  for (const title of ['Open the draft', 'Write an answer'])
    await expect(
      page.getByRole('checkbox', { name: named(words('today.finish', { title })) }),
    ).not.toBeChecked();
  await expect(done).toHaveCount(0);
});
