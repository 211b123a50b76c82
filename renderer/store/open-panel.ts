import { create } from 'zustand';
import type { Day } from '#shared/domain/day.ts';
import type { RhythmRecord } from '#shared/domain/rhythm-record.ts';

/** Sleep to add or to correct. */
export interface SleepToEdit {
  /** The logical day it is entered on. */
  day: Day;
  /** The recorded sleep to correct, or null for a new one. */
  record: RhythmRecord | null;
  /** When the member got up, if that is known already: UTC milliseconds. */
  upAt?: number;
}

/** The panel that several screens can open; the frame shows it. */
export const useOpenPanel = create<{ sleep: SleepToEdit | null }>(() => ({ sleep: null }));

/** Opens the panel for sleep. */
export function openSleepPanel(sleep: SleepToEdit): void {
  useOpenPanel.setState({ sleep });
}

/** Closes the open panel. */
export function closePanel(): void {
  useOpenPanel.setState({ sleep: null });
}
