import type { Page } from '@playwright/test';
import { listShares, openShare } from '#server/sharing/shares.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, namedLike, type Words } from '#tests/words.ts';
import { button, expect, expectText, field, goTo, link, ready, test } from './fixture.ts';
import { expectAllSent, makeSheet } from './keys-steps.ts';
import { pass, sleepUntil } from './pass.ts';

const MONDAYS: ReadonlyArray<Day> = ['2026-11-02', '2026-11-09', '2026-11-16'];
const TASKS = ['線をひく', '色をえらぶ', '見出しを書く'];
const WORDS = ['雨の音がよかった', '色が決まった', '夜に手が動いた'];
const STEPS = ['ペンを持つ', '色見本を開く', '机に向かう'];
const format = phrasesOf('ja');

test.use({ timezoneId: 'Asia/Tokyo' });

test('three weeks are lived and looked back on; two lines of the last are shown to the NPO, read there, and taken back', async ({
  npo,
  openJoined,
  words,
}) => {
  const member = await npo.member();
  const page = await openJoined(member, at(MONDAYS[0] ?? '', '8:00'));
  await makeSheet(page, words);
  for (const [week, monday] of MONDAYS.entries()) {
    await openOn(page, '/', 'today', monday);
    // The smallest step of the week before is on the plan of this Monday.
    const step = STEPS[week - 1];
    if (step !== undefined) await expect(box(page, words, step)).toBeVisible();
    await work(page, words, TASKS[week] ?? '');
    await openOn(page, '/week/review', 'review', addDays(monday, 6));
    await lookBack(page, words, {
      answer: WORDS[week] ?? '',
      step: STEPS[week] ?? '',
      task: TASKS[week] ?? '',
    });
  }
  await goTo(page, '/week/reviews', 'reviews');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3);
  await expectAllSent(page, words);
  expect(await shown()).toEqual([]);

  await page.getByRole('main').getByRole('link').first().click();
  await ready(page, 'review');
  await link(page, words('review.share')).click();
  await ready(page, 'share');
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  const worked = words('sharing.taskWorked', { title: TASKS[2] ?? '', worked: format.duration(2) });
  for (const line of [worked, WORDS[2] ?? '']) {
    await page.getByText(line, { exact: true }).click();
  }
  const seenBefore = await linesOf(page);
  expect(seenBefore).toEqual([words('review.time'), worked, words('review.prompt1'), WORDS[2]]);
  await button(page, words('sharing.send')).click();
  await expectText(page, words('sharing.sent'));
  await expectAllSent(page, words);

  const [share] = await shown();
  if (!share) throw new Error('no page is shown');
  const read = await openShare(npo.server.npo, member.id, share.id);
  expect(read.parts.flatMap(({ heading, lines }) => [heading, ...lines])).toEqual(seenBefore);
  expect(read.member.name).toBe('見本 ひと');

  await goTo(page, '/privacy', 'privacy');
  await expect(page.getByText(namedLike(words('sharing.seen', { when: '…' })))).toBeVisible();
  await page.getByText(words('sharing.look')).click();
  expect(await linesOf(page)).toEqual(seenBefore);
  await page.getByRole('button', { name: new RegExp(`^${words('sharing.takeBack')}`) }).click();
  const gone = `${words('sharing.gone', { when: '…' })} ${words('sharing.wasSeen', { when: '…' })}`;
  await expect(page.getByText(namedLike(gone))).toBeVisible();
  expect(await shown()).toEqual([]);
  await expect(openShare(npo.server.npo, member.id, share.id)).rejects.toThrow();

  async function shown() {
    return (await listShares(npo.server.npo)).filter((one) => one.member.id === member.id);
  }
});

function at(day: Day, time: string): Date {
  return new Date(`${day}T${time.padStart(5, '0')}:00+09:00`);
}

/** The computer is opened on another day, and shows a screen as it is then. */
async function openOn(page: Page, address: string, screen: string, day: Day): Promise<void> {
  await goTo(page, '/log', 'log');
  await sleepUntil(page, at(day, '9:00'));
  await goTo(page, address, screen);
}

function box(page: Page, words: Words, title: string) {
  return page.getByRole('checkbox', { name: named(words('today.finish', { title })) });
}

/** Two minutes of work on a new task. */
async function work(page: Page, words: Words, title: string): Promise<void> {
  await field(page, words('today.add')).fill(title);
  await page.keyboard.press('Enter');
  await expect(link(page, title)).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: title });
  await button(row, words('today.startItem', { title })).click();
  await expect(page.getByRole('timer')).toBeVisible();
  await pass(page, 2);
  await button(page, words('focus.stop')).first().click();
  await expect(page.getByRole('timer')).toHaveCount(0);
}

interface Written {
  answer: string;
  step: string;
  task: string;
}

/** The way through a review: what was worked is there, one answer is written, and one step for the Monday to come. */
async function lookBack(page: Page, words: Words, { answer, step, task }: Written): Promise<void> {
  // By its key: while what a thought shows is being read, the button still moves, and a press of the mouse may miss it.
  const next = () => button(page, words('review.next')).press('Enter');
  await expect(page.getByRole('heading', { name: named(words('review.sheet')) })).toBeVisible();
  await next();
  await expect(page.getByRole('rowheader', { name: named(task) })).toBeVisible();
  await next();
  await next();
  await next();
  await field(page, words('review.prompt1')).fill(answer);
  await next();
  await next();
  await field(page, words('review.smallest')).fill(step);
  const group = page.getByRole('group', { name: named(words('review.days')) });
  await group.getByRole('button').nth(0).click();
  await expect(group.getByRole('button').nth(0)).toHaveAttribute('aria-pressed', 'true');
  await button(page, words('review.finish')).click();
  await expectText(page, words('review.finished'));
  await expectText(page, step);
}

/** The headings and lines of the page that the NPO reads. */
function linesOf(page: Page): Promise<string[]> {
  return page.getByRole('article').locator('h4, li').allTextContents();
}
