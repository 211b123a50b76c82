import * as z from 'zod';
import { FirstWeekday } from '#shared/domain/day/day.ts';
import { Id } from '#shared/domain/day/instant.ts';
import { Prompt } from '#shared/domain/review/review.ts';
import { EstimateMinutes, MinuteOfDay } from '#shared/domain/work/task.ts';

/** The id of the one row that holds a member's preferences. */
export const PREFERENCES_ID = 'preferences';

/** After how many minutes without keyboard or mouse a member can choose to be asked. */
export const idleLimits = [5, 10, 30] as const;

/**
 * Settings that follow the member from device to device. Each is a field of its own, so that two devices can change
 * different ones without a conflict.
 */
export const Preferences = z.object({
  id: Id,
  /** What a block runs for unless the member says otherwise: what they chose last. */
  aimKind: z.enum(['free', 'countdown', 'pomodoro']).default('free'),
  countdownMinutes: EstimateMinutes.default(30),
  pomodoroMinutes: EstimateMinutes.default(25),
  breakMinutes: EstimateMinutes.default(5),
  longBreakMinutes: EstimateMinutes.default(15),
  longEvery: z.number().int().min(1).max(100).default(4),
  /** Breaks and rounds begin by themselves. */
  advancesByItself: z.boolean().default(false),
  /** After so many minutes of work without a break the app says so, once; null for never. */
  breakReminderMinutes: EstimateMinutes.nullable().default(null),
  /**
   * After so many minutes without keyboard or mouse, the time of a block is unsure until the member says what it was;
   * null for never.
   */
  idleMinutes: z.literal(idleLimits).nullable().default(10),
  /** Whether the app gives no reminders from `quietFromMinutes` to `quietToMinutes`; these may cross midnight. */
  isQuietAtNight: z.boolean().default(true),
  quietFromMinutes: MinuteOfDay.default(22 * 60),
  quietToMinutes: MinuteOfDay.default(8 * 60),
  /** Whether planning proposes to begin when the member often does (`habitualWorkStart`). */
  proposesWorkStart: z.boolean().default(true),
  /** Whether reminders of goals are also shown outside the app, as notifications of the system, while it is not in front. */
  remindsOutside: z.boolean().default(true),
  /** Whether such a notification names the goal; otherwise it says nothing that others should not read. */
  namesGoalOutside: z.boolean().default(false),
  /** With which day weeks begin: 1 for Monday, 7 for Sunday. */
  firstWeekday: FirstWeekday.default(1),
  /** The measures of rhythm that are not shown (`MeasureKind`). */
  hiddenMeasures: z.array(z.string().max(40)).max(40).default([]),
  /** When the rows of the week sheet begin, in minutes after midnight; null for where the member's days start. */
  sheetStartMinutes: MinuteOfDay.nullable().default(null),
  /** How many days lie side by side in a row of the sheet. */
  sheetDaysAcross: z.literal([1, 2]).default(1),
  /** The layers of the sheet that are not shown (`SheetLayer`). */
  hiddenLayers: z.array(z.string().max(40)).max(40).default([]),
  /** The columns of the daily report that the member chose; none are preset. */
  reportColumns: z.array(z.string().max(40)).max(40).default([]),
  /** What a weekly review asks for words; '' stands for the app's own question. */
  reviewPrompt1: Prompt.default(''),
  reviewPrompt2: Prompt.default(''),
  reviewPrompt3: Prompt.default(''),
  /**
   * The secret that the ids of imported rows are made with (see `stable-id.ts`), so that nobody else can find out which
   * words made one; '' before the first import.
   */
  importSecret: z.string().max(64).default(''),
});
export type Preferences = z.infer<typeof Preferences>;

/** What holds while a member has chosen nothing. */
export const defaultPreferences: Preferences = Preferences.parse({ id: PREFERENCES_ID });
