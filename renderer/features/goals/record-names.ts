import type { TextKey } from '#renderer/locales/texts.ts';
import type { TextTools } from '#renderer/locales/use-text.tsx';
import type { CueEvent } from '#shared/domain/goals/goal.ts';
import { RhythmKind } from '#shared/domain/rhythm/rhythm-record.ts';

/** The member's own names of kinds of record, by kind. */
export type KindNames = ReadonlyMap<string, string>;

const names = {
  'out-of-bed': 'goals.recordUp',
  contact: 'goals.recordContact',
  'work-start': 'goals.recordWorkStart',
  meal: 'goals.recordMeal',
  outing: 'goals.recordOuting',
  exercise: 'goals.recordExercise',
  bath: 'goals.recordBath',
  medicine: 'goals.recordMedicine',
  drowsy: 'goals.recordDrowsy',
  bed: 'goals.recordBed',
  sleep: 'goals.recordSleep',
} as const satisfies Record<RhythmKind, TextKey>;

/** The kinds that a goal can be about, in the order of a day; going to bed and getting up stand for sleep. */
export const goalKinds = RhythmKind.exclude(['sleep', 'drowsy']).options;

/** What something that can be recorded is called, as `draw` draws or says it. */
export function eventName<T>(
  draw: (key: (typeof names)[RhythmKind] | 'goals.eventBlockEnd' | 'goals.recordGone') => T,
  event: CueEvent,
  own: KindNames,
): T | string {
  if (event === 'block-end') return draw('goals.eventBlockEnd');
  const known = RhythmKind.safeParse(event);
  return own.get(event) || (known.success ? draw(names[known.data]) : draw('goals.recordGone'));
}

/** The words for something that can be recorded, drawn and said. */
export function eventWords({ t, rich }: Pick<TextTools, 't' | 'rich'>, event: CueEvent, own: KindNames) {
  return { label: eventName(rich, event, own), text: eventName(t, event, own) };
}
