import type { GoalEdit } from '#renderer/model/goals/index.ts';
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
  amount: number | null;
  unit: string;
  /** '' while none is chosen. */
  taskId: string;
  record: RecordKind;
  before: number | null;
  after: number | null;
  weekdays: ReadonlyArray<number>;
  cueKind: GoalCue['kind'];
  cueEvent: CueEvent;
  cueMinutes: number | null;
  cueText: string;
  step: string;
  smallest: string;
  remindAtMinutes: number | null;
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

/** What is saved of a draft: only what belongs to what was chosen. */
export function editOf(draft: GoalDraft): GoalEdit {
  const { title, why, perWeek, doneBy, amount, unit, step, smallest, remindAtMinutes, isStrengthShown } =
    draft;
  const cue = cueOf(draft);
  return {
    title,
    why: why.trim(),
    perWeek,
    amount: hasAmount(doneBy) ? amount : null,
    unit: doneBy === 'amount' ? unit.trim() : '',
    target: targetOf(draft),
    cue,
    step: step.trim(),
    smallest: smallest.trim(),
    remindAtMinutes,
    remindsAfterCue: draft.remindsAfterCue && cue.kind === 'event',
    isStrengthShown,
  };
}

function targetOf({ doneBy, taskId, record, before, after, weekdays }: GoalDraft): GoalTarget {
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
function cueOf({ cueKind, cueEvent, cueMinutes, cueText }: GoalDraft): GoalCue {
  if (cueKind === 'event') return { kind: 'event', event: cueEvent };
  if (cueKind === 'time' && cueMinutes !== null) return { kind: 'time', minutes: cueMinutes };
  const text = cueText.trim();
  return cueKind === 'words' && text !== '' ? { kind: 'words', text } : { kind: 'none' };
}
