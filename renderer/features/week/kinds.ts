import { when } from '#renderer/locales/day-words.ts';
import type { TextKey } from '#renderer/locales/texts.ts';
import type { TextTools } from '#renderer/locales/use-text.tsx';
import type { Db } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { KindSetting } from '#shared/domain/rhythm/kind-setting.ts';
import { type RecordKind, RhythmKind, type RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import type { SheetLayer } from '#shared/domain/rhythm/sheet-layers.ts';

/** The words for the layers of a sheet. */
export const layerNames = {
  sleep: 'week.sleep',
  meals: 'week.meals',
  outings: 'week.outings',
  contact: 'week.contact',
  work: 'week.work',
  self: 'week.self',
  other: 'week.other',
} as const satisfies Record<SheetLayer, TextKey>;

const kindNames = {
  sleep: 'week.sleep',
  'out-of-bed': 'week.kindOutOfBed',
  contact: 'week.kindContact',
  'work-start': 'week.kindWorkStart',
  meal: 'week.kindMeal',
  outing: 'week.kindOuting',
  exercise: 'week.kindExercise',
  bath: 'week.kindBath',
  medicine: 'week.kindMedicine',
  drowsy: 'week.kindDrowsy',
  bed: 'week.kindBed',
} as const satisfies Record<RhythmKind, TextKey>;

/** The kinds that have no sign of their own, with the letter that stands for them. */
const kindLetters: Partial<Record<RhythmKind, TextKey & `week.letter${string}`>> = {
  exercise: 'week.letterExercise',
  bath: 'week.letterBath',
  drowsy: 'week.letterDrowsy',
};

/** How the member keeps their kinds, by the id of the kind. */
export type KindSettings = ReadonlyMap<string, KindSetting>;

/** Reads how the member keeps their kinds. */
export async function readKindSettings(db: Db<'rhythmKinds'>): Promise<KindSettings> {
  const rows = parseRows('rhythmKinds', await db.rows('rhythmKinds').toArray());
  return new Map(rows.map((row) => [row.id, row]));
}

/** How a kind of moment is drawn and named. */
export interface KindLook {
  name: string;
  /** What stands for it; null where it has a sign of its own. */
  letter: string | null;
  /** The number of its colour, from 1; null for that of its layer. */
  tone: number | null;
}

/** How a kind of moment is drawn and named: in the member's own way where they chose one. */
export function kindLook({ t }: Pick<TextTools, 't'>, kind: RecordKind, settings: KindSettings): KindLook {
  const own = settings.get(kind);
  const known = RhythmKind.safeParse(kind).data;
  const name = own?.name || t(known ? kindNames[known] : 'week.other');
  const letterKey = known && kindLetters[known];
  const letter = own?.letter || (known ? letterKey && t(letterKey) : [...name][0]) || null;
  return { name, letter, tone: own?.tone == null ? null : own.tone + 1 };
}

/** A moment in words: what it was, when, and what the member noted about it. */
export function momentWords(
  { t, format }: Pick<TextTools, 't' | 'format'>,
  { kind, startAt, zone, note }: RhythmRecord,
  settings: KindSettings,
  day: Day,
): string {
  const { name } = kindLook({ t }, kind, settings);
  const moment = t('week.momentAt', { kind: name, time: when(format, startAt, zone, day) });
  return note === '' ? moment : t('week.momentNote', { moment, note });
}
