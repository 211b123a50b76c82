/*
 * The words of the demo's member, who is invented. They are simple Japanese, so that they can be read beside every
 * language of the app.
 */

import type { Goal } from '#shared/domain/goals/goal.ts';

/** A task of her own: worked on from so many days ago to so many days ago; 0 is today. */
export interface OwnTask {
  title: string;
  project: string;
  from: number;
  to: number;
  isDone: boolean;
  estimateMinutes: number;
  kind: 'work' | 'study';
}

export const ownTasks: ReadonlyArray<OwnTask> = [
  {
    title: '冬の花をしらべる',
    project: 'じぶんの勉強',
    ...{ from: 20, to: 14, isDone: true, estimateMinutes: 60, kind: 'study' },
  },
  {
    title: 'CSSの練習 3章',
    project: 'じぶんの勉強',
    ...{ from: 19, to: 12, isDone: true, estimateMinutes: 45, kind: 'study' },
  },
  {
    title: 'チームのブログ「冬のしたく」',
    project: '見本チーム',
    ...{ from: 14, to: 7, isDone: true, estimateMinutes: 90, kind: 'work' },
  },
  {
    title: '自己紹介の文をなおす',
    project: '見本チーム',
    ...{ from: 8, to: 3, isDone: true, estimateMinutes: 30, kind: 'work' },
  },
  {
    title: '花の写真を3まい見る',
    project: '花屋さんの ウェブサイト',
    ...{ from: 1, to: 0, isDone: true, estimateMinutes: 30, kind: 'work' },
  },
  {
    title: 'CSSの練習 4章',
    project: 'じぶんの勉強',
    ...{ from: 11, to: 0, isDone: false, estimateMinutes: 45, kind: 'study' },
  },
];

export const appointment = { title: 'そらさんと色の相談（オンライン）', estimateMinutes: 30 };
export const tomorrowTask = { title: '図書館に本を返す', estimateMinutes: 40 };
export const someDayTasks = ['名刺の絵をなおす', 'パソコンのファイルを整理する'];

/** Beside the stage that she works on, for herself alone. */
export const stageNote = 'コスモス、つばき、すいせん。\nつばきは、葉を先に描く。';

export const desk = {
  title: 'つくえの上をかたづける',
  cue: 'あたたかい飲みものをいれたら',
  estimateMinutes: 10,
};
export const meeting = { title: 'チームの集まり（オンライン）', project: '見本チーム', estimateMinutes: 45 };

/** What she wrote about a day, by how many days ago it was. */
export const lines: Readonly<Record<number, string>> = {
  1: 'つばきの赤が決まった。夜ふかししないで終われた。',
  2: '午後は雨の音をききながら描いた。',
  3: '力が出ない日。自己紹介だけなおして、あとは休んだ。',
  4: '起きるのがおそかったけれど、描きはじめたら早かった。',
  5: '下書きを見せたら、うみさんがほめてくれた。',
  6: '植物園へ行った。仕事はなし。すいせんがもう咲いていた。',
  7: '花のイラストをはじめた。ブログも出せた。',
  8: 'そらさんのデザインがとどいた。きれい。',
  9: '料理の絵をわたした。ほっとした。',
  11: '湯気がむずかしい。あしたもういちど。',
  12: 'CSSの3章が終わった。',
  13: 'はじめての受けもち。ラーメンから描く。',
  14: 'とどいたお願いを読んだ。わからないことは、あした聞く。',
  16: '少しずつ。',
  18: '調べものばかりの日。',
  19: '早く起きた日は、朝のうちに進む。',
};

/** The line of the first day, and that of a day of rest. */
export const firstLine = 'きょうから、ここに書くことにした。';
export const restLine = '休みの日。絵は描かないで、本を読んだ。';

/** The first step of a day that she thought of on the evening before, by how many days ago that day was. */
export const firstSteps: Readonly<Record<number, string>> = {
  0: 'すいせんの下書きを1枚だけひらく',
  4: 'ペンを出して、線を1本ひく',
  7: 'そらさんのファイルをひらく',
  8: 'ブログの題を3つ書く',
};

export const notes = [
  '下書きを2枚。',
  '色をくらべた。',
  '音楽なしのほうが、はかどった。',
  'つづきは、葉のところから。',
  'そらさんにチャットで聞いた。',
];

export const pauseReasons = ['お茶', '目を休める', '荷物がとどいた', ''];

/** A goal of hers, as the app stores it, without what says when she made it. */
type GoalWords = Pick<Goal, 'title'> & Partial<Goal>;

/**
 * Her goals: one that she marks herself, with a smallest version for days with little strength; one that her blocks mark;
 * one that getting up marks, at whatever time of day she lives (see `goals.ts`); and going out, which she let pass while
 * it rained.
 */
export const goals = {
  line: {
    title: 'スケッチブックに線をひく',
    why: '手がおぼえてくれるから',
    cue: { kind: 'words', text: 'あたたかい飲みものをいれたら' },
    step: 'スケッチブックをひらく',
    smallest: '線を1本だけ',
    isStrengthShown: true,
  },
  drawing: { title: '集中して描く', target: { kind: 'work', measure: 'blocks' }, amount: 2, perWeek: 4 },
  up: {
    title: 'じぶんの時間に起きる',
    why: 'おちついて始められるから',
    smallest: 'カーテンをあける',
    perWeek: 5,
  },
  outing: { title: '外を歩く', smallest: 'げんかんの外に出る', perWeek: 2 },
} as const satisfies Record<string, GoalWords>;

/** One that she ended when it had done its part. */
export const endedGoal = {
  title: 'パソコンの設定を1つおぼえる',
  why: 'はじめての道具になれるため',
  perWeek: 4,
} as const satisfies GoalWords;

/**
 * An answer about a week. What tells of a day, so many days ago, stands in it only where that day lies in the week and
 * before the day on which she wrote it; where nothing does, there is what she could have said of any week.
 */
export interface AnswerWords {
  told: ReadonlyArray<{ ago: number; text: string }>;
  anyWeek: string;
}

/** What she wrote as she looked back on a week. */
export interface ReviewWords {
  /** To the three questions of the app. */
  answers: readonly [AnswerWords, AnswerWords, AnswerWords];
  intention: string;
  smallest: string;
}

/** Her two reviews: of the first week and of the second. */
export const reviews: readonly [ReviewWords, ReviewWords] = [
  {
    answers: [
      {
        told: [
          { ago: 13, text: 'はじめての受けもちが、思ったより楽しかった。' },
          { ago: 9, text: '料理の絵をわたせた日は、うれしかった。' },
        ],
        anyWeek: '少しずつでも、つづけられた。',
      },
      { told: [], anyWeek: '調べものが長くなると、手が止まる。先に小さく描いたほうが進んだ。' },
      { told: [], anyWeek: 'ゆっくりでいい。ちゃんと描けている。' },
    ],
    intention: '下書きを、人に見せてみる',
    smallest: '下書きを1枚えらぶ',
  },
  {
    answers: [
      {
        told: [
          { ago: 6, text: '植物園のすいせんがきれいだった。' },
          { ago: 5, text: '下書きを見せたら、うみさんがほめてくれた。' },
        ],
        anyWeek: '描いた絵が、少しずつふえてきた。',
      },
      {
        // Of the day after the one on which she had little strength.
        told: [{ ago: 2, text: '力が出ない日は、1つだけにして休んだら、次の日が軽かった。' }],
        anyWeek: '早めに終わった日は、よく眠れた。',
      },
      { told: [], anyWeek: '休むのも、仕事のうち。' },
    ],
    intention: 'すいせんを、色までぬる',
    smallest: '色の名前を1つ書く',
  },
];
