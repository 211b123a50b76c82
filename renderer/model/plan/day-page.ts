import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { InputError } from '#shared/domain/input-error.ts';
import { type Checkin, checkinId } from '#shared/domain/plan/checkin.ts';
import { type DayPlan, dayPlanId } from '#shared/domain/plan/day-plan.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';

/** What is written about a whole day. */
export type DayPatch = Partial<Omit<DayPlan, 'id' | 'day'>>;

/** Writes something about a whole day: the time there is, that it is a slow one, how it closed. */
export function setDayPlan(workspace: Workspace, day: Day, patch: DayPatch): Promise<Change[]> {
  return write(workspace, [dayChange(day, patch)]);
}

/** The change that writes something about a whole day. */
export function dayChange(day: Day, patch: DayPatch): Change<'plans'> {
  return { table: 'plans', id: dayPlanId(day), kind: 'set', patch: { day, ...patch } };
}

/** Writes the member's own line about a day. @throws InputError */
export async function writeLine(workspace: Workspace, day: Day, text: string): Promise<Change[]> {
  return setDayPlan(workspace, day, { line: lineFrom(text) });
}

/** A line about a day as it was typed. @throws InputError when it is too long */
export function lineFrom(text: string): string {
  const line = text.trim();
  if (line.length > NOTE_MAX) throw new InputError('note-too-long');
  return line;
}

/** What a member tells of themselves on a day; what is null is taken back. */
export type CheckinPatch = Partial<Pick<Checkin, 'energy' | 'mood'>>;

/** How the member is on a day: their energy, from 1 to 5, and how they feel, from −1 to 1. */
export function checkIn(workspace: Workspace, day: Day, told: CheckinPatch): Promise<Change[]> {
  const { around } = workspace;
  const patch = { day, at: around.now(), zone: around.zone(), ...told };
  return write(workspace, [{ table: 'checkins', id: checkinId(day), kind: 'set', patch }]);
}
