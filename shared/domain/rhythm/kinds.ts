import { wallMinutes } from '#shared/domain/day/day.ts';
import { KIND_NAME_MAX, type KindSetting, SIGN_MAX } from './kind-setting.ts';
import { RhythmKind, type RhythmRecord } from './rhythm-record.ts';

export type MomentKind = Exclude<RhythmKind, 'sleep'>;

/** The kinds of moment that the app knows: between getting up and going to bed, what is told most often first. */
export const momentKinds: ReadonlyArray<MomentKind> = [
  'out-of-bed',
  'meal',
  'outing',
  'contact',
  'work-start',
  'exercise',
  'bath',
  'medicine',
  'drowsy',
  'bed',
];

/** The signs of the moments: those of the paper forms where they have one, else one that is told at a glance. */
const signs: Readonly<Record<MomentKind, string>> = {
  'out-of-bed': '⇧',
  contact: '☺',
  'work-start': '▷',
  meal: '〇',
  outing: '↗',
  exercise: '△',
  bath: '♨',
  medicine: '◆',
  drowsy: '～',
  bed: '⇩',
};

/** The tones of the moments, which differ in lightness too; each is told by its sign as well. */
const tones: Readonly<Record<MomentKind, number>> = {
  'out-of-bed': 2,
  contact: 4,
  'work-start': 1,
  meal: 5,
  outing: 2,
  exercise: 7,
  bath: 3,
  medicine: 6,
  drowsy: 8,
  bed: 6,
};

/** A kind of moment as this member records it. */
export interface Kind {
  /** What a record of it says: a kind that the app knows, or the id of the member's own. */
  id: string;
  /** The kind that the app knows; null for one of the member's own. */
  known: MomentKind | null;
  /** The member's own name for it; '' where the app's holds. */
  name: string;
  /** What stands for it on a day and on paper: one character or two. */
  sign: string;
  /** Its colour, one of `--tone-1` to `--tone-8`. */
  tone: number;
  /** Not offered for recording. What was recorded stays. */
  isOff: boolean;
}

/**
 * All kinds of moment, with what the member has changed of them: those that the app knows in their order, then the member's
 * own in the order in which they were added.
 */
export function kindsOf(settings: ReadonlyArray<KindSetting>): Kind[] {
  const byId = new Map(settings.map((setting) => [setting.id, setting]));
  const known = momentKinds.map((kind): Kind => {
    const { name = '', letter = '', tone = null, isOff = false } = byId.get(kind) ?? {};
    return {
      id: kind,
      known: kind,
      name,
      sign: letter || signs[kind],
      tone: drawn(tone) ?? tones[kind],
      isOff,
    };
  });
  const own = settings
    .filter(({ id }) => !RhythmKind.safeParse(id).success)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name, letter, tone, isOff }): Kind => {
      return { id, known: null, name, sign: letter || firstOf(name), tone: drawn(tone) ?? 1, isOff };
    });
  return [...known, ...own];
}

/** A tone is stored from 0 on, and drawn from 1 on. */
function drawn(tone: number | null): number | null {
  return tone === null ? null : tone + 1;
}

function firstOf(name: string): string {
  return [...name.trim()][0] ?? '?';
}

/** The kind of a record; one that is not known here, as its setting has not arrived yet, has no name. */
export function kindOf(kinds: ReadonlyArray<Kind>, { kind }: Pick<RhythmRecord, 'kind'>): Kind {
  return (
    kinds.find(({ id }) => id === kind) ?? {
      id: kind,
      known: null,
      name: '',
      sign: '?',
      tone: 1,
      isOff: false,
    }
  );
}

/** What was typed as the sign of a kind, as long as a sign may be; no character is cut in two. */
export function signFrom(text: string): string {
  let sign = '';
  for (const character of text.trim()) {
    if (sign.length + character.length > SIGN_MAX) break;
    sign += character;
  }
  return sign;
}

export type KindErrorCode = 'title-empty' | 'kind-name-too-long';

/** What keeps a name from being that of a kind, or null. A kind that the app knows may be without a name of its own. */
export function kindNameError(name: string, known: boolean): KindErrorCode | null {
  if (!known && name.trim() === '') return 'title-empty';
  return name.trim().length > KIND_NAME_MAX ? 'kind-name-too-long' : null;
}

const DAY_MINUTES = 1_440;
/** What was recorded within so many minutes of a time of day is usual at that time. */
const USUAL_WITHIN_MINUTES = 90;

/**
 * The kinds that are on, those first that this member most often records around this time of day, at whatever time they
 * live; without any records, in their own order. Sleep tells of going to bed, and of getting up where its end is known.
 * @param minutes after midnight on the wall clock
 */
export function usualFirst(
  kinds: ReadonlyArray<Kind>,
  records: ReadonlyArray<RhythmRecord>,
  minutes: number,
): Kind[] {
  const counts = new Map<string, number>();
  const count = (kind: string, at: number, zone: string) => {
    const apart = Math.abs(wallMinutes(at, zone) - minutes);
    if (Math.min(apart, DAY_MINUTES - apart) > USUAL_WITHIN_MINUTES) return;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  for (const { kind, startAt, endAt, zone } of records) {
    count(kind === 'sleep' ? 'bed' : kind, startAt, zone);
    if (kind === 'sleep' && endAt !== null) count('out-of-bed', endAt, zone);
  }
  return kinds
    .filter(({ isOff }) => !isOff)
    .toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
}
