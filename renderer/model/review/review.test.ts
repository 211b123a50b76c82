import { beforeEach, expect, test } from 'vitest';
import { undo } from '#renderer/model/act/history.ts';
import { setPreferences } from '#renderer/model/preferences/preferences.ts';
import { readWork } from '#renderer/model/work/read-work.ts';
import { addRepeat } from '#renderer/model/work/repeats.ts';
import { addTask, deleteTask, finishTask } from '#renderer/model/work/tasks.ts';
import { takeOver } from '#renderer/store/rebase-row.ts';
import { addDays, weekDays } from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { searchWords } from '#shared/domain/fold-text.ts';
import { emptyReview, reviewId, yearBefore } from '#shared/domain/review/review.ts';
import type { Fields } from '#shared/sync/operation.ts';
import { entryFields, openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { readReview, readReviewPage, readReviews } from './read-reviews.ts';
import { readReviewWork } from './read-work-of-week.ts';
import { askFor, chooseDay, finishReview, keepStep, writeAnswer, writeNext } from './write-review.ts';

const WEEK = '2026-11-23';
const [TUE, WED] = ['2026-12-01', '2026-12-02'];

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});

const reviewOf = async (week: string) => (await readReview(workspace.db, week)) ?? expect.fail();
const pageOf = async (week: string) => (await readReviewPage(workspace.db, week)) ?? expect.fail();

const planOf = async (day: string) =>
  (await readWork(workspace.db, day)).items.filter((item) => item.day === day);
const titlesOn = async (day: string) => (await planOf(day)).map(({ title }) => title);

/** Another device's version of a row comes from the server. */
async function pulled(table: 'reviews' | 'tasks', id: string, fields: Fields): Promise<void> {
  const { db } = workspace;
  const ver = { ver: 1, at: 1, op: 'op', device: 'other' };
  const vers = Object.fromEntries(Object.keys(fields).map((field) => [field, ver]));
  const record = { table, id, fields, vers, seq: 1 };
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () => takeOver(db, [record]));
}

test('what two devices answer to different questions is all kept', async () => {
  await writeAnswer(workspace, WEEK, 'answer1', ' 散歩に行けた ');
  await pulled('reviews', reviewId(WEEK), { week: WEEK, answer2: { asked: 'なにが？', text: '雨の音' } });
  const review = await reviewOf(WEEK);
  expect([review.answer1, review.answer2]).toEqual([
    { asked: '', text: '散歩に行けた' },
    { asked: 'なにが？', text: '雨の音' },
  ]);
});

test('an answer is taken back, and one that is too long is refused', async () => {
  await writeAnswer(workspace, WEEK, 'answer1', '一つ');
  const back = await writeAnswer(workspace, WEEK, 'answer1', '二つ');
  await undo(workspace, back);
  expect((await reviewOf(WEEK)).answer1?.text).toBe('一つ');
  await expect(writeAnswer(workspace, WEEK, 'answer1', 'x'.repeat(10_001))).rejects.toMatchObject({
    code: 'note-too-long',
  });
});

test('a question that is changed is asked from then on; what was answered to another one keeps that', async () => {
  const question = 'うれしかったことは？';
  await writeAnswer(workspace, WEEK, 'answer1', '雨の音');
  const next = addDays(WEEK, 7);
  const back = await askFor(workspace, next, 'answer1', question);
  await writeAnswer(workspace, next, 'answer1', '朝の光');
  await askFor(workspace, next, 'answer2', 'なにを見た？');
  await writeAnswer(workspace, next, 'answer2', '川');
  expect((await pageOf(WEEK)).questions).toEqual({
    answer1: '',
    answer2: 'なにを見た？',
    answer3: '',
  });
  // Changed where there is an answer, the answer goes with it.
  await askFor(workspace, next, 'answer2', 'なにを聞いた？');
  expect((await reviewOf(next)).answer2).toEqual({ asked: 'なにを聞いた？', text: '川' });
  await setPreferences(workspace, { reviewPrompt1: 'ほかの問い' });
  expect((await pageOf(next)).questions.answer1).toBe(question);
  await undo(workspace, back);
  expect((await pageOf(addDays(next, 7))).questions.answer1).toBe('');
});

test('the intention and the smallest step are on the plan of the days chosen, move with them, and are taken back', async () => {
  await writeNext(workspace, WEEK, { intention: '絵を一枚', smallest: ' ペンを持つ ' });
  expect(await workspace.db.rows('tasks').count()).toBe(0);
  const chosen = await chooseDay(workspace, WEEK, TUE, true);
  expect(await titlesOn(TUE)).toEqual(['ペンを持つ', '絵を一枚']);
  await chooseDay(workspace, WEEK, WED, true);
  const moved = await chooseDay(workspace, WEEK, TUE, false);
  expect([await titlesOn(TUE), await titlesOn(WED)]).toEqual([[], ['ペンを持つ', '絵を一枚']]);
  await writeNext(workspace, WEEK, { smallest: '紙を出す' });
  expect(await titlesOn(WED)).toEqual(['紙を出す', '絵を一枚']);
  await undo(workspace, await writeNext(workspace, WEEK, { smallest: '' }));
  expect(await titlesOn(WED)).toEqual(['紙を出す', '絵を一枚']);

  await writeNext(workspace, WEEK, { smallest: 'ペンを持つ' });
  await undo(workspace, moved);
  expect(await titlesOn(TUE)).toEqual(['ペンを持つ', '絵を一枚']);
  await undo(workspace, chosen);
  expect(await titlesOn(TUE)).toEqual([]);
  expect((await reviewOf(WEEK)).days).toEqual([]);
});

test('days that are chosen at once are all chosen', async () => {
  await Promise.all([WED, TUE].map((day) => chooseDay(workspace, WEEK, day, true)));
  expect((await reviewOf(WEEK)).days).toEqual([TUE, WED]);
});

test('what is done or was deleted by hand is left so, and two devices that choose a day make one task', async () => {
  await pulled('tasks', `${reviewId(WEEK)}:smallest:${TUE}`, { title: 'ペンを持つ', day: TUE, createdAt: 1 });
  await writeNext(workspace, WEEK, { smallest: 'ペンを持つ' });
  for (const day of [TUE, WED]) await chooseDay(workspace, WEEK, day, true);
  expect([await titlesOn(TUE), await titlesOn(WED)]).toEqual([['ペンを持つ'], ['ペンを持つ']]);
  const [onTuesday] = await planOf(TUE);
  const [onWednesday] = await planOf(WED);
  if (!onTuesday || !onWednesday) expect.fail();
  await finishTask(workspace, onTuesday, true);
  await deleteTask(workspace, onWednesday);
  await writeNext(workspace, WEEK, { smallest: '紙を出す' });
  await chooseDay(workspace, WEEK, TUE, false);
  expect([await titlesOn(TUE), await titlesOn(WED)]).toEqual([['ペンを持つ'], []]);
});

test('a day that is chosen here does not open again what was finished on another device', async () => {
  await writeNext(workspace, WEEK, { smallest: 'ペンを持つ' });
  await chooseDay(workspace, WEEK, TUE, true);
  const fields = { title: 'ペンを持つ', day: TUE, createdAt: 1, doneAt: 2 };
  await pulled('tasks', `${reviewId(WEEK)}:smallest:${TUE}`, fields);
  expect((await planOf(TUE)).map(({ doneAt }) => doneAt)).toEqual([2]);
});

test('a review that a newer version wrote is told, and nothing of it is written over', async () => {
  const answer = { asked: '', text: ['雨', '音'] };
  await pulled('reviews', reviewId(WEEK), { week: WEEK, answer1: answer });
  expect(await readReviewPage(workspace.db, WEEK)).toBeNull();
  expect(await readReviews(workspace.db, [], 5)).toEqual({ reviews: [], hasMore: false, unreadable: 1 });
  const writes = [
    () => writeAnswer(workspace, WEEK, 'answer1', '川'),
    () => askFor(workspace, WEEK, 'answer1', 'なにが？'),
    () => writeNext(workspace, WEEK, { smallest: 'ペンを持つ' }),
    () => chooseDay(workspace, WEEK, TUE, true),
    () => keepStep(workspace, WEEK, 'words'),
    () => finishReview(workspace, WEEK),
  ];
  for (const write of writes) await expect(write()).rejects.toMatchObject({ code: 'unreadable' });
  expect((await workspace.db.rows('reviews').get(reviewId(WEEK)))?.answer1).toEqual(answer);
});

test('a task of a review that a newer version wrote stays as it is', async () => {
  const id = `${reviewId(WEEK)}:smallest:${TUE}`;
  const row = { title: '線だけ引く', day: TUE, createdAt: 1, estimateMinutes: 'ten' };
  await pulled('tasks', id, row);
  await writeNext(workspace, WEEK, { smallest: 'ペンを持つ' });
  await chooseDay(workspace, WEEK, TUE, true);
  await writeNext(workspace, WEEK, { smallest: '紙を出す' });
  await chooseDay(workspace, WEEK, TUE, false);
  expect(await workspace.db.rows('tasks').get(id)).toMatchObject(row);
});

test('where one stopped is kept, and the end too', async () => {
  await keepStep(workspace, WEEK, 'words');
  expect((await reviewOf(WEEK)).step).toBe('words');
  const back = await finishReview(workspace, WEEK);
  const { step, finishedAt } = await reviewOf(WEEK);
  expect([step, finishedAt]).toEqual(['', workspace.clocks.wallAt]);
  await undo(workspace, back);
  expect(await reviewOf(WEEK)).toEqual({ ...emptyReview(WEEK), step: 'words' });
});

test('all reviews are read from the newest on, searched, and the same week of a year ago is found', async () => {
  const ago = yearBefore(WEEK);
  const weeks = [ago, addDays(WEEK, -14), addDays(WEEK, -7), WEEK];
  for (const week of weeks) await writeAnswer(workspace, week, 'answer1', `週 ${week} サンポ`);
  await writeNext(workspace, addDays(WEEK, -14), { intention: '早めに休む' });
  await keepStep(workspace, addDays(WEEK, 7), 'time');
  const weeksOf = async (text: string, limit: number) => {
    const { reviews, hasMore } = await readReviews(workspace.db, searchWords(text), limit);
    return [reviews.map(({ week }) => week), hasMore];
  };
  expect(await weeksOf('', 2)).toEqual([weeks.slice(2).toReversed(), true]);
  expect(await weeksOf('', 4)).toEqual([weeks.toReversed(), false]);
  expect(await weeksOf('休む さんぽ', 4)).toEqual([[weeks[1]], false]);
  expect((await pageOf(WEEK)).yearAgo).toBe(ago);
  expect((await pageOf(addDays(WEEK, -7))).yearAgo).toBeNull();
});

test('the work of a week is what was planned, recorded and done in it, and all that was recorded of what was done', async () => {
  const days = weekDays(WEEK);
  await addTask(workspace, '絵をかく', WEEK, { estimateMinutes: 60 });
  await addTask(workspace, '次の週', addDays(WEEK, 7));
  await addRepeat(workspace, {
    title: '水をやる',
    rule: { kind: 'every', days: 3 },
    fromDay: WEEK,
    untilDay: null,
    estimateMinutes: 5,
    startMinutes: null,
    isAppointment: false,
    cue: '',
    project: '',
  });
  const [item] = (await readWork(workspace.db, WEEK)).items.filter(({ title }) => title === '絵をかく');
  if (!item) expect.fail();
  const before = Date.parse('2026-11-16T10:00+09:00');
  const patch = { ...entryFields(before, before + HOUR_MS), taskId: item.id };
  await workspace.db.rows('entries').put({ id: 'before', ...patch });
  await finishTask(workspace, item, true);
  const work = await readReviewWork(workspace.db, days, 'Asia/Tokyo');
  expect(work.planned.map(({ title }) => title)).toEqual(['絵をかく', '水をやる', '水をやる', '水をやる']);
  expect(work.done.map(({ id }) => id)).toEqual([item.id]);
  expect(work.entries).toEqual([]);
  expect(work.entriesOfDone.map(({ id }) => id)).toEqual(['before']);
  expect([...new Set(work.titles.values())]).toEqual(['絵をかく', '水をやる']);
});
