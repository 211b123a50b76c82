import { type Day, dateOf } from '#shared/domain/day/day.ts';
import type { Placed } from '#shared/domain/log/day-picture.ts';
import { isAsleep } from '#shared/domain/rhythm/sleep.ts';
import type { Format } from './format.ts';
import { type Phrase, phrase } from './phrase.ts';
import type { TextTools } from './use-text.tsx';

/** The time of an instant, with its date where the wall calendar shows another one than `day`. */
export function when(format: Format, at: number, zone: string, day: Day): Phrase {
  const date = dateOf(at, zone);
  const time = format.time(at, zone);
  return date === day ? time : phrase(`${format.dayShort(date).markup}\u00a0${time.markup}`);
}

/** The words for what an entry was about: the title of its task, or that it has none. */
export function taskTitle(
  { t }: Pick<TextTools, 't'>,
  taskId: string | null,
  titles: ReadonlyMap<string, string>,
): string {
  if (taskId === null) return t('day.withoutTask');
  return titles.get(taskId) ?? t('day.goneTask');
}

/** One thing on the picture of a day in words, for accessible names and lists. */
export function placedWords(
  { t, format }: Pick<TextTools, 't' | 'format'>,
  placed: Placed,
  titles: ReadonlyMap<string, string>,
  day: Day,
  now: number,
): string {
  const { startAt, endAt, zone } = placed.kind === 'work' ? placed.entry : placed.record;
  const start = when(format, startAt, zone, day);
  const end = endAt === null ? null : when(format, endAt, zone, day);
  if (placed.kind === 'work') {
    const title = taskTitle({ t }, placed.entry.taskId, titles);
    return end ? t('day.workSpan', { title, start, end }) : t('day.workSince', { title, start });
  }
  if (end) return t('day.sleepSpan', { start, end });
  const since = t('day.sleepSince', { start });
  return isAsleep(placed.record, now) ? since : `${since} (${t('day.upNotKnown')})`;
}
