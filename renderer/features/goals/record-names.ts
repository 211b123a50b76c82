import type { ReactNode } from 'react';
import { kindName, richKindName } from '#renderer/locales/rhythm-names.ts';
import type { TextTools } from '#renderer/locales/use-text.tsx';
import type { CueEvent } from '#shared/domain/goals/goal.ts';
import { type Kind, kindOf } from '#shared/domain/rhythm/kinds.ts';
import type { RecordKind } from '#shared/domain/rhythm/rhythm-record.ts';

type Kinds = ReadonlyArray<Kind>;

/**
 * The kinds that a goal can be about: those that the member records, and the one that was chosen before. One does not mean
 * to be drowsy; going to bed and getting up stand for sleep.
 */
export function goalKinds(kinds: Kinds, chosen: string): RecordKind[] {
  return kinds
    .filter(({ id, known, isOff }) => id === chosen || (known !== 'drowsy' && !isOff))
    .map(({ id }) => id);
}

/** What something that can be recorded is called, with readings. */
export function eventName({ rich }: Pick<TextTools, 'rich'>, event: CueEvent, kinds: Kinds): ReactNode {
  if (event === 'block-end') return rich('goals.eventBlockEnd');
  if (event === 'sleep') return rich('day.sleep');
  return richKindName({ rich }, kindOf(kinds, { kind: event }));
}

/** The same as plain text. */
export function eventText({ t }: Pick<TextTools, 't'>, event: CueEvent, kinds: Kinds): string {
  if (event === 'block-end') return t('goals.eventBlockEnd');
  if (event === 'sleep') return t('day.sleep');
  return kindName({ t }, kindOf(kinds, { kind: event }));
}

/** Something that can be recorded, to be chosen. */
export function eventOption<E extends CueEvent>(text: TextTools, event: E, kinds: Kinds) {
  return { value: event, label: eventName(text, event, kinds), text: eventText(text, event, kinds) };
}
