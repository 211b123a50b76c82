import ical, { ICalEventClass, type ICalEventData } from 'ical-generator';
import { addDays, type DayStarts, instantAt, startMinutesOf } from '#shared/domain/day/day.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { DRAWN_MINUTES } from '#shared/domain/plan/planning.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { nameOf, type WorkName } from './work-names.ts';

export interface CalendarSource {
  /** Own tasks and accepted assignments; those with a day are shown. */
  items: ReadonlyArray<WorkItem>;
  /** The time log; blocks that are over and a second or longer are shown. */
  entries: ReadonlyArray<TimeEntry>;
  names: ReadonlyMap<string, WorkName>;
  /** The zone in which the times of a plan are meant. */
  zone: string;
  /** Where the member's days start. */
  starts: DayStarts;
  now: number;
  /** What the calendar is called, and an entry without a task. */
  words: { name: string; work: string };
}

/**
 * Planned and done work as an iCalendar file (RFC 5545), never rhythm. Every event is private; its UID is that of the
 * row, so that a calendar that reads a newer file changes its events in place.
 */
export function writeCalendar({ items, entries, names, zone, starts, now, words }: CalendarSource): string {
  const calendar = ical({
    prodId: { company: 'kotsukotsu', product: 'workspace', language: 'EN' },
    name: plain(words.name),
    events: [
      ...items.flatMap((item) => planned(item, zone, now, starts)),
      ...entries.flatMap((entry) => done(entry, nameOf(names, entry.taskId).title || words.work, now)),
    ],
  });
  return `${calendar.toString()}\r\n`;
}

function planned(item: WorkItem, zone: string, now: number, starts: DayStarts): ICalEventData[] {
  const { id, day, startMinutes, estimateMinutes, title, note } = item;
  if (day === null) return [];
  const event = { ...about(`plan-${id}`, now), summary: plain(title), description: plain(note) || null };
  if (startMinutes === null) {
    return [{ ...event, start: utcMidnight(day), end: utcMidnight(addDays(day, 1)), allDay: true }];
  }
  // A time before the day start belongs to the night after it, so its date is the next one.
  const date = startMinutes < startMinutesOf(day, starts) ? addDays(day, 1) : day;
  const startAt = instantAt(date, startMinutes, zone);
  const endAt = startAt + (estimateMinutes ?? DRAWN_MINUTES) * MINUTE_MS;
  return [{ ...event, start: new Date(startAt), end: new Date(endAt) }];
}

function done({ id, startAt, endAt, note }: TimeEntry, title: string, now: number): ICalEventData[] {
  // An event has to end later than it starts, in whole seconds: other programs refuse it otherwise.
  if (endAt === null || Math.floor(endAt / SECOND_MS) <= Math.floor(startAt / SECOND_MS)) return [];
  return [
    {
      ...about(`done-${id}`, now),
      start: new Date(startAt),
      end: new Date(endAt),
      summary: plain(title),
      description: plain(note) || null,
    },
  ];
}

function about(id: string, now: number) {
  return { id: `${id}@kotsukotsu`, stamp: new Date(now), class: ICalEventClass.PRIVATE };
}

function utcMidnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Text without what no calendar file may hold: control characters, and lone surrogates. */
function plain(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, '');
}
