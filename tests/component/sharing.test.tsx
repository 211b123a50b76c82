import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { writeAnswer, writeNext } from '#renderer/model/review/write-review.ts';
import { putState } from '#renderer/store/state.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named } from '#tests/words.ts';
import { lived } from './lived-week.ts';
import { putEntries } from './log-steps.ts';
import { openApp } from './open-app.tsx';
import {
  button,
  expectAccessible,
  expectCount,
  expectNoText,
  expectText,
  goTo,
  link,
  pressOn,
  ready,
  undoByKeys,
} from './screen.ts';

const WEEK = '2026-11-23';
const NOW = '2026-11-27T15:00:00+09:00';
const NAME = 'A made-up member';

async function joined({ db }: TestWorkspace): Promise<void> {
  await putState(db, 'membership', {
    server: 'https://npo.example',
    npo: 'A made-up NPO',
    member: { id: 'member', name: NAME },
    space: 'space',
  });
  await putState(db, 'keysSeen', { tag: 1, keyring: 'none', requests: [] });
}

async function reviewed(workspace: TestWorkspace): Promise<void> {
  await joined(workspace);
  await lived(workspace);
  await writeAnswer(workspace, WEEK, 'answer1', '雨の日に\n本が読めた');
  await writeNext(workspace, WEEK, { smallest: 'ペンを持つ' });
}

const box = (name: string) => page.getByRole('checkbox', { name: named(name), exact: true });
const preview = page.getByRole('article');
const texts = () => [...preview.element().querySelectorAll('h4, li')].map(({ textContent }) => textContent);

test('by keyboard, lines are chosen and shown as they were seen; nothing is chosen beforehand', async () => {
  const { words, workspace } = await openApp(`/week/review/${WEEK}`, {
    register: 'ja-easy',
    now: NOW,
    given: reviewed,
  });
  const { day, duration } = phrasesOf('ja-easy');
  await ready('review');
  await pressOn(link(words('review.share')));
  await ready('share');
  await expectCount(page.getByRole('checkbox', { checked: true }), 0);
  await expectText(words('sharing.previewNone'));
  await pressOn(button(words('sharing.send')));
  await expectText(words('errors.share-empty'));
  await expectAccessible('choosing nothing');

  const slept = words('sharing.dayLine', {
    day: day('2026-11-24'),
    words: words('review.slept', { duration: duration(210) }),
  });
  const step = words('sharing.named', { name: words('review.smallest'), words: 'ペンを持つ' });
  await pressOn(box('雨の日に\n本が読めた'), '[Space]');
  await expectNoText(words('errors.share-empty'));
  await pressOn(box(slept), '[Space]');
  await pressOn(box(step), '[Space]');
  const shown = [
    [words('week.sleep'), slept],
    [words('review.prompt1'), '雨の日に\n本が読めた'],
    [words('review.ahead'), step],
  ];
  await expect.poll(texts).toEqual(shown.flat());
  const ofTime = (act: string) => button(`${act} ${words('review.time')}`);
  await pressOn(ofTime(words('sharing.all')));
  await expectText(words('sharing.total', { worked: duration(190) }), preview);
  await pressOn(ofTime(words('sharing.none')));
  await expect.poll(texts).toEqual(shown.flat());
  await expectAccessible('choosing lines');

  await pressOn(button(words('sharing.send')));
  await expectText(words('sharing.sent'));
  await expectCount(page.getByRole('checkbox', { checked: true }), 0);
  const [row] = await workspace().db.rows('shares').toArray();
  expect(row).toMatchObject({
    fromDay: WEEK,
    toDay: '2026-11-29',
    language: 'ja-easy',
    parts: shown.map(([heading, line]) => ({ heading, lines: [line] })),
  });
});

test('what reads differently by now is no longer chosen; a time that has grown still is', async () => {
  const { words, workspace } = await openApp(`/week/share/${WEEK}`, {
    register: 'en',
    now: NOW,
    given: reviewed,
  });
  const { duration } = phrasesOf('en');
  const total = (minutes: number) => words('sharing.total', { worked: duration(minutes) });
  await ready('share');
  const handedTo = (who: string) => `花の絵 – ${words('review.goesOn', { who, role: 'プログラム' })}`;
  for (const line of ['雨の日に\n本が読めた', '本を読む', handedTo('海'), total(190)])
    await pressOn(box(line), '[Space]');
  await expect.poll(texts).toHaveLength(7);

  await writeAnswer(workspace(), WEEK, 'answer1', '雨の日に散歩をした');
  const { db } = workspace();
  await db.rows('tasks').toCollection().modify({ title: '本を書く' });
  await db
    .rows('assignments')
    .toCollection()
    .modify((row) => {
      row.stages = JSON.parse(JSON.stringify(row.stages).replace('海', '陸'));
    });
  await putEntries(workspace(), [{ day: '2026-11-26', start: '10:00', end: '11:00' }]);
  await expectText(total(250), preview);
  await expect.poll(texts).toEqual([words('review.time'), total(250)]);
  await expectCount(box('雨の日に散歩をした'), 1);
  await expectCount(box('本を書く'), 1);
  await expectCount(box(handedTo('陸')), 1);
  await expectCount(page.getByRole('checkbox', { checked: true }), 1);
});

test('a page that is shown says when it was seen, and is taken back in one click; taken back, it says so', async () => {
  const { words, workspace } = await openApp('/privacy', {
    register: 'en',
    now: NOW,
    given: async (workspace) => {
      await joined(workspace);
      const page = { fromDay: WEEK, toDay: '2026-11-29', language: 'ja', takenBackAt: null };
      const parts = [{ heading: 'よかったこと', lines: ['散歩に行けた'] }];
      const seenAt = Date.parse('2026-11-27T10:00+09:00');
      await workspace.db.rows('shares').put({ ...page, id: 'page', parts, sentAt: seenAt - 1_000, seenAt });
    },
  });
  const { day } = phrasesOf('en');
  const when = words('status.lastSyncValue', { day: day('2026-11-27'), time: '10:00' });
  await ready('privacy');
  await expectText(words('sharing.seen', { when }));
  await page.getByText(words('sharing.look')).click();
  await expect.poll(texts).toEqual(['よかったこと', '散歩に行けた']);
  await expectText(words('sharing.pageTitle', { name: NAME, from: '23 Nov 2026', to: '29 Nov' }));
  await expectAccessible('pages that are shown');

  await pressOn(page.getByRole('button', { name: new RegExp(`^${words('sharing.takeBack')}`) }));
  await expectText(words('sharing.wasSeen', { when }));
  await expectText(words('sharing.noneShown'));
  const list = page.getByRole('list', { name: named(words('sharing.shownTitle')) });
  await expect.poll(() => document.activeElement === list.element()).toBe(true);
  expect(await workspace().db.rows('shares').get('page')).toMatchObject({ parts: [] });
  await expectAccessible('a page that was taken back');
  await undoByKeys();
  await expectText(words('sharing.seen', { when }));
});

test('a week of which there is nothing to show leads to looking back on it', async () => {
  const { words } = await openApp(`/week/share/${WEEK}`, { now: NOW, given: joined });
  await ready('share');
  await expectText(words('sharing.nothing'));
  await pressOn(button(words('review.lookBack')));
  await ready('review');
});

test('who has joined no NPO is told so, and shows nothing', async () => {
  const { words } = await openApp('/', { now: NOW, given: lived });
  await goTo(`/week/share/${WEEK}`, 'share');
  await expectText(words('sharing.local'));
  await expectCount(page.getByRole('checkbox'), 0);
});
