import type { ReactNode } from 'react';
import type { Kind, MomentKind } from '#shared/domain/rhythm/kinds.ts';
import type { TextKey } from './texts.ts';
import type { TextTools } from './use-text.tsx';

/** What the app calls the moments that it knows. */
export const momentNames = {
  'out-of-bed': 'rhythm.outOfBed',
  contact: 'rhythm.contact',
  'work-start': 'rhythm.workStart',
  meal: 'rhythm.meal',
  outing: 'rhythm.outing',
  exercise: 'rhythm.exercise',
  bath: 'rhythm.bath',
  medicine: 'rhythm.medicine',
  drowsy: 'rhythm.drowsy',
  bed: 'rhythm.bed',
} as const satisfies Record<MomentKind, TextKey>;

/** What else a kind is called, in whichever language: so it is found by typing. */
const otherNames: Readonly<Record<MomentKind, string>> = {
  'out-of-bed': 'get up wake morning 起床 起きる おきる きしょう めざめ',
  contact: 'contact talk chat person 会話 連絡 話 はなす れんらく ちゃっと',
  'work-start': 'work start study しごと 仕事 作業 勉強 はじめ べんきょう',
  meal: 'meal food eat breakfast lunch dinner 食事 食べる ごはん ご飯 しょくじ たべる 朝食 昼食 夕食',
  outing: 'outing out walk shopping 外出 出かける がいしゅつ おでかけ さんぽ 散歩 買い物',
  exercise: 'exercise sport training 運動 体操 うんどう たいそう',
  bath: 'bath shower 風呂 入浴 おふろ にゅうよく しゃわー',
  medicine: 'medicine pill 薬 服薬 くすり ふくやく',
  drowsy: 'drowsy sleepy tired 眠い 眠気 ねむい ねむけ',
  bed: 'bed sleep 寝る 就寝 ねる しゅうしん おやすみ',
};

type Named = Pick<Kind, 'name' | 'known'>;

/** The name of a kind: the member's own, or that of their language. */
export function kindName({ t }: Pick<TextTools, 't'>, { name, known }: Named): string {
  if (name !== '') return name;
  return t(known === null ? 'rhythm.unknownKind' : momentNames[known]);
}

/** The same with readings. */
export function richKindName({ rich }: Pick<TextTools, 'rich'>, { name, known }: Named): ReactNode {
  if (name !== '') return name;
  return rich(known === null ? 'rhythm.unknownKind' : momentNames[known]);
}

/** All that a kind is found by. */
export function kindSearchWords(text: Pick<TextTools, 't'>, kind: Named): string {
  return `${kindName(text, kind)} ${kind.known === null ? '' : otherNames[kind.known]}`;
}

/** What is said once a moment of this kind was recorded. */
export function recordedWords(text: Pick<TextTools, 'rich'>, kind: Named): ReactNode {
  if (kind.known === 'out-of-bed') return text.rich('day.upKept');
  return text.rich('rhythm.recorded', { kind: richKindName(text, kind) });
}
