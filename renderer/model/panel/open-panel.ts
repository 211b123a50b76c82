import { create } from 'zustand';
import type { Day } from '#shared/domain/day/day.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import type { Repeat } from '#shared/domain/work/repeat.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';

/** Sleep to add or to correct. */
export interface SleepToEdit {
  /** The logical day it is entered on. */
  day: Day;
  /** The recorded sleep to correct, or null for a new one. */
  record: RhythmRecord | null;
  /** Getting up that is recorded without the sleep before it, to which this sleep is added. */
  up?: RhythmRecord;
}

/** A moment of the member's rhythm to add or to correct. */
export interface MomentToEdit {
  /** The logical day it is entered on. */
  day: Day;
  /** The recorded moment to correct, or null for a new one. */
  record: RhythmRecord | null;
}

/** Something to plan: a piece of work, something that repeats, or, without either, something new. */
export interface PlanToEdit {
  /** The day that is being planned. */
  day: Day;
  item?: WorkItem;
  repeat?: Repeat;
  /** For something new: it is an appointment; it repeats. */
  isAppointment?: boolean;
  repeats?: 'weekdays';
  /** It is opened for this, which has the focus. */
  asks?: 'length';
}

/** A goal to add, or to change. */
export interface GoalToEdit {
  /** The goal to change, or null for a new one. */
  goal: Goal | null;
}

interface OpenPanel {
  sleep: SleepToEdit | null;
  moment: MomentToEdit | null;
  plan: PlanToEdit | null;
  goal: GoalToEdit | null;
}

const none: OpenPanel = { sleep: null, moment: null, plan: null, goal: null };

/** The panel that several screens can open; the frame shows it. */
export const useOpenPanel = create<OpenPanel>(() => none);

/** Opens the panel for sleep. */
export function openSleepPanel(sleep: SleepToEdit): void {
  useOpenPanel.setState({ ...none, sleep });
}

/** Opens the panel for a moment. */
export function openMomentPanel(moment: MomentToEdit): void {
  useOpenPanel.setState({ ...none, moment });
}

/** Opens the panel for what a record is: sleep or a moment. */
export function openRecordPanel(day: Day, record: RhythmRecord): void {
  if (record.kind === 'sleep') openSleepPanel({ day, record });
  else openMomentPanel({ day, record });
}

/** Opens the panel in which something is planned. */
export function openPlanPanel(plan: PlanToEdit): void {
  useOpenPanel.setState({ ...none, plan });
}

/** Opens the panel of a goal; of a new one with null. */
export function openGoalPanel(goal: Goal | null): void {
  useOpenPanel.setState({ ...none, goal: { goal } });
}

/** Closes the open panel. */
export function closePanel(): void {
  useOpenPanel.setState(none);
}
