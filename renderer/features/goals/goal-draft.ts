import type { GoalEdit } from '#renderer/model/goals/index.ts';
import { type Readable, readable, type Typed } from '#renderer/ui/typed-value.ts';
import type { CueEvent, Goal, GoalCue, GoalTarget } from '#shared/domain/goals/goal.ts';
import type { RecordKind } from '#shared/domain/rhythm/rhythm-record.ts';

/** What makes a day of a goal done, as it is chosen: the member's own mark, with an amount or without, or the records. */
export type DoneBy = 'me' | 'amount' | 'task' | 'blocks' | 'minutes' | 'rhythm';

/** What a member fills in of a goal, as it stands in the fields. What is not chosen keeps what was typed. */
export interface GoalDraft {
  title: string;
  why: string;
  perWeek: number;
  doneBy: DoneBy;
  amount: Typed<number>;
  unit: string;
  /** '' while none is chosen. */
  taskId: string;
  record: RecordKind;
  before: Typed<number>;
  after: Typed<number>;
  weekdays: ReadonlyArray<number>;
  cueKind: GoalCue['kind'];
  cueEvent: CueEvent;
  cueMinutes: Typed<number>;
  cueText: string;
  step: string;
  smallest: string;
  remindAtMinutes: Typed<number>;
  remindsAfterCue: boolean;
  isStrengthShown: boolean;
}

/** What the fields of a draft are given. */
export interface DraftFieldsProps {
  draft: GoalDraft;
  onChange: (patch: Partial<GoalDraft>) => void;
  onSubmit: () => void;
}

/** The fields of a goal that is there already, or of a new one with null. */
export function draftOf(goal: Goal | null): GoalDraft {
  const { target, cue } = goal ?? {};
  const rhythm = target?.kind === 'rhythm' ? target : null;
  return {
    title: goal?.title ?? '',
    why: goal?.why ?? '',
    perWeek: goal?.perWeek ?? 7,
    doneBy: doneByOf(goal),
    amount: goal?.amount ?? null,
    unit: goal?.unit ?? '',
    taskId: target?.kind === 'task' ? target.taskId : '',
    record: rhythm?.record ?? 'out-of-bed',
    before: rhythm?.before ?? null,
    after: rhythm?.after ?? null,
    weekdays: rhythm?.weekdays ?? [],
    cueKind: cue?.kind ?? 'none',
    cueEvent: cue?.kind === 'event' ? cue.event : 'out-of-bed',
    cueMinutes: cue?.kind === 'time' ? cue.minutes : null,
    cueText: cue?.kind === 'words' ? cue.text : '',
    step: goal?.step ?? '',
    smallest: goal?.smallest ?? '',
    remindAtMinutes: goal?.remindAtMinutes ?? null,
    remindsAfterCue: goal?.remindsAfterCue ?? false,
    isStrengthShown: goal?.isStrengthShown ?? false,
  };
}

function doneByOf(goal: Goal | null): DoneBy {
  if (!goal) return 'me';
  if (goal.target.kind === 'work') return goal.target.measure;
  if (goal.target.kind === 'none') return goal.amount === null ? 'me' : 'amount';
  return goal.target.kind;
}

/** True where a day is done by an amount. */
export function hasAmount(doneBy: DoneBy): boolean {
  return doneBy === 'amount' || doneBy === 'blocks' || doneBy === 'minutes';
}

/** What is still missing from a draft before it can be saved; null when nothing is. */
export function missingFrom({ doneBy, amount, taskId }: GoalDraft): 'amount' | 'task' | null {
  if (hasAmount(doneBy) && amount === null) return 'amount';
  return doneBy === 'task' && taskId === '' ? 'task' : null;
}

/** A draft with only what belongs to what was chosen. */
function chosenOf(draft: GoalDraft): GoalDraft {
  const { doneBy, cueKind } = draft;
  return {
    ...draft,
    amount: hasAmount(doneBy) ? draft.amount : null,
    before: doneBy === 'rhythm' ? draft.before : null,
    after: doneBy === 'rhythm' ? draft.after : null,
    cueMinutes: cueKind === 'time' ? draft.cueMinutes : null,
  };
}

type ReadDraft = Readable<GoalDraft>;

/** What is saved of a draft, or null while something that is asked for could not be read. */
export function editOf(draft: GoalDraft): GoalEdit | null {
  const chosen = readable(chosenOf(draft));
  if (!chosen) return null;
  const { title, why, perWeek, doneBy, amount, unit, step, smallest, remindAtMinutes, isStrengthShown } =
    chosen;
  const cue = cueOf(chosen);
  return {
    title,
    why: why.trim(),
    perWeek,
    amount,
    unit: doneBy === 'amount' ? unit.trim() : '',
    target: targetOf(chosen),
    cue,
    step: step.trim(),
    smallest: smallest.trim(),
    remindAtMinutes,
    remindsAfterCue: chosen.remindsAfterCue && cue.kind === 'event',
    isStrengthShown,
  };
}

function targetOf({ doneBy, taskId, record, before, after, weekdays }: ReadDraft): GoalTarget {
  switch (doneBy) {
    case 'me':
    case 'amount':
      return { kind: 'none' };
    case 'task':
      return taskId === '' ? { kind: 'none' } : { kind: 'task', taskId };
    case 'blocks':
    case 'minutes':
      return { kind: 'work', measure: doneBy };
    case 'rhythm':
      return { kind: 'rhythm', record, before, after, weekdays: weekdays.toSorted((a, b) => a - b) };
  }
}

/** A cue without what it is about is none. */
function cueOf({ cueKind, cueEvent, cueMinutes, cueText }: ReadDraft): GoalCue {
  if (cueKind === 'event') return { kind: 'event', event: cueEvent };
  if (cueKind === 'time' && cueMinutes !== null) return { kind: 'time', minutes: cueMinutes };
  const text = cueText.trim();
  return cueKind === 'words' && text !== '' ? { kind: 'words', text } : { kind: 'none' };
}
