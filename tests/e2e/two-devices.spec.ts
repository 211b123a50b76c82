import type { Page } from '@playwright/test';
import type { Register } from '#renderer/locales/registers.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, saying, type Words } from '#tests/words.ts';
import { button, expect, expectText, goTo, test } from './fixture.ts';
import { addTask, expectTask, makeSheet, openByCode } from './keys-steps.ts';
import { entryRows, total } from './log-steps.ts';
import { storedEntries } from './stored.ts';

const START = new Date('2026-11-23T14:05:00+09:00');
const [HERE, THERE] = ['ロゴの色', '返信を書く'] as const;

test.use({ register: 'en' });

test('two devices run a block at once: both are shown, nothing ends by itself, and the time counts once after a click', async ({
  npo,
  openJoined,
  words,
  register,
}) => {
  const member = await npo.member();
  const first = await openJoined(member, START);
  await addTask(first, HERE);
  await addTask(first, THERE);
  const code = await makeSheet(first, words);
  const second = await openJoined(member, START);
  await openByCode(second, words, code);
  await expectTask(second, THERE);

  await start(first, words, register, HERE);
  await expectText(second, HERE);
  await start(second, words, register, THERE);
  await expect(first.getByRole('main')).toContainText(THERE);
  await expect(first.getByRole('main')).toContainText(words('focus.otherStop'));
  await expect(second.getByRole('main')).toContainText(words('focus.otherStop'));
  await stop(first, words);
  // The row of the other computer goes away, which moves what stands above it where the page is scrolled to its end.
  await expect(second.getByRole('main')).not.toContainText(words('focus.otherStop'));
  await stop(second, words);

  // Both blocks cover these ten minutes. On either device one click lets them count once, and both devices show it.
  const endsOn = async () => (await storedEntries(second)).map(({ endAt }) => typeof endAt);
  await expect.poll(endsOn).toEqual(['number', 'number']);
  const [one, other] = await storedEntries(second);
  if (!one?.endAt || !other?.endAt) throw new Error('not both are there');
  const twice = one.endAt - one.startAt + (other.endAt - other.startAt);
  expect(twice).toBeGreaterThanOrEqual(20 * MINUTE_MS);
  for (const page of [first, second]) await goTo(page, '/log', 'log');
  const overlap = (page: Page) => page.locator('[data-row="overlap"]');
  for (const page of [first, second]) {
    await expect(entryRows(page)).toHaveCount(2);
    await expect(overlap(page)).toHaveCount(1);
    await expectTotal(page, words, register, twice);
  }
  // What is left is the time that either block covers: from the first start to the last end.
  const once = Math.max(one.endAt, other.endAt) - Math.min(one.startAt, other.startAt);
  const onlyHere = upTo('…', words('log.countTo', { title: HERE, start: '…' }));
  await overlap(second).getByRole('button', { name: onlyHere }).click();
  for (const page of [first, second]) {
    await expect(overlap(page)).toHaveCount(0);
    await expectTotal(page, words, register, once);
    await expect(entryRows(page).filter({ hasText: HERE })).toHaveCount(1);
  }
  await second.keyboard.press('Control+z');
  for (const page of [first, second]) await expectTotal(page, words, register, twice);
});

/** The day that is shown adds up to so much. */
async function expectTotal(page: Page, words: Words, register: Register, ms: number): Promise<void> {
  const said = saying(words('log.worked', { duration: phrasesOf(register).duration(ms / MINUTE_MS) }));
  await expect(total(page, words)).toHaveText(said, { useInnerText: true });
}

/** What a text says before a part that is not known to the minute. */
function upTo(part: string, text: string): RegExp {
  return saying(text.split(part)[0] ?? '');
}

/** Ends the block of this device, and sees that it has ended. */
async function stop(page: Page, words: Words): Promise<void> {
  await button(page.getByRole('main'), words('focus.stop')).click();
  await expectText(page, words('focus.none'));
}

/** Begins a block that began ten minutes ago. */
async function start(page: Page, words: Words, register: Register, title: string): Promise<void> {
  await goTo(page, '/focus', 'focus');
  await button(page, words('focus.startItem', { title })).click();
  const block = page.getByRole('region', { name: named(words('focus.block')) });
  await expect(block).toContainText(title);
  await button(page, words('clock.startMove')).click();
  const earlier = words('clock.earlier', { length: phrasesOf(register).duration(10), time: '…' });
  await page.getByRole('button', { name: upTo('…', earlier) }).click();
  await expect(block.getByRole('timer')).toHaveText(/^0:10:/);
}
