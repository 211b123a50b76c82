import { taskTitle } from '#renderer/locales/day-words.ts';
import type { TextTools } from '#renderer/locales/use-text.tsx';
import type { GoalWeek } from '#renderer/model/goals/index.ts';
import type { ReviewPage, ReviewWork } from '#renderer/model/review/index.ts';
import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { nextStage } from '#shared/domain/relay/assignment.ts';
import type { DayFacts } from '#shared/domain/review/day-facts.ts';
import { answerFields } from '#shared/domain/review/review.ts';
import { outcomes, timeByTask } from '#shared/domain/review/week-time.ts';
import type { SharedPart } from '#shared/domain/sharing/share.ts';
import { nextNames, outcomeWords, promptNames } from '../review/field-names.ts';
import { selfWords, sleptWords } from '../review/self-words.ts';

/** A line that can be chosen. */
export interface OfferedLine {
  /**
   * It holds the member's words and titles, and what they said of themselves: what reads differently by now was not
   * chosen. Times may go on changing.
   */
  id: string;
  text: string;
}

/** Lines that can be chosen, below the heading that goes with them. */
export interface OfferedPart {
  id: string;
  heading: string;
  lines: OfferedLine[];
}

/** All that a review shows of a week. */
export interface WeekToShare {
  days: ReadonlyArray<Day>;
  page: ReviewPage;
  work: ReviewWork;
  facts: ReadonlyArray<DayFacts>;
  goals: ReadonlyArray<GoalWeek>;
  /** UTC milliseconds. */
  now: number;
  starts: DayStarts;
}

/** Every line of a review, as the text that the NPO would read; parts without lines are left out. */
export function offeredParts(text: TextTools, week: WeekToShare): OfferedPart[] {
  const { t } = text;
  const parts = [
    { id: 'time', heading: t('review.time'), lines: timeLines(text, week) },
    { id: 'done', heading: t('review.done'), lines: doneLines(text, week) },
    { id: 'self', heading: t('sharing.self'), lines: dayLines(text, week, 'self', selfWords) },
    { id: 'slept', heading: t('week.sleep'), lines: dayLines(text, week, 'slept', sleptWords) },
    ...wordParts(text, week),
    { id: 'goals', heading: t('review.goals'), lines: goalLines(text, week) },
    { id: 'ahead', heading: t('review.ahead'), lines: aheadLines(text, week) },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

/** The chosen lines below their headings: the page. */
export function chosenParts(offered: ReadonlyArray<OfferedPart>, chosen: ReadonlySet<string>): SharedPart[] {
  return offered.flatMap(({ heading, lines }) => {
    const texts = lines.filter(({ id }) => chosen.has(id)).map((line) => line.text);
    return texts.length > 0 ? [{ heading, lines: texts }] : [];
  });
}

function timeLines(text: TextTools, { days, work, now, starts }: WeekToShare): OfferedLine[] {
  const { t, format } = text;
  const times = timeByTask(work.planned, work.entries, days, now, starts);
  const workedMs = times.reduce((sum, time) => sum + time.workedMs, 0);
  const told = outcomes(work.done, work.entriesOfDone, now);
  const values = (one: { plannedMs: number; workedMs: number }) => ({
    planned: format.duration(one.plannedMs),
    worked: format.duration(one.workedMs),
  });
  return [
    ...(workedMs >= MINUTE_MS
      ? [{ id: 'total', text: t('sharing.total', { worked: format.duration(workedMs) }) }]
      : []),
    ...times.map(({ ids, ...time }) => {
      const title = taskTitle(text, ids?.find((id) => work.titles.has(id)) ?? ids?.[0] ?? null, work.titles);
      const isPlanned = time.plannedMs >= MINUTE_MS;
      const isWorked = time.workedMs >= MINUTE_MS;
      const key = isPlanned && isWorked ? 'both' : isPlanned ? 'planned' : 'worked';
      return { id: `task:${ids?.[0] ?? ''}:${title}`, text: t(taskWords[key], { title, ...values(time) }) };
    }),
    ...told.map(({ kind, ...one }) => ({ id: `outcome:${kind}`, text: t(outcomeWords[kind], values(one)) })),
  ];
}

const taskWords = {
  both: 'sharing.taskBoth',
  planned: 'sharing.taskPlanned',
  worked: 'sharing.taskWorked',
} as const;

function doneLines({ t }: TextTools, { work }: WeekToShare): OfferedLine[] {
  return work.done.map(({ id, title, assignment }) => {
    const next = assignment && nextStage(assignment.stages, id);
    const goesOn =
      next &&
      (next.who === null
        ? t('review.goesOnRole', { role: next.role })
        : t('review.goesOn', { who: next.who, role: next.role }));
    const line = goesOn ? `${title} – ${goesOn}` : title;
    return { id: `done:${id}:${line}`, text: line };
  });
}

/** A line for each day of which something is known. */
function dayLines(
  text: TextTools,
  { facts }: WeekToShare,
  kind: string,
  wordsOf: (text: TextTools, facts: DayFacts) => string[],
): OfferedLine[] {
  const { t, format } = text;
  return facts.flatMap((one) => {
    const words = wordsOf(text, one);
    if (words.length === 0) return [];
    const line = t('sharing.dayLine', { day: format.day(one.day), words: words.join(' · ') });
    return [{ id: `${kind}:${line}`, text: line }];
  });
}

/** Each answer below its question. */
function wordParts({ t }: TextTools, { page: { review, questions } }: WeekToShare): OfferedPart[] {
  return answerFields.map((field) => {
    const words = review[field]?.text.trim() ?? '';
    const asked = questions[field];
    return {
      id: field,
      heading: asked === '' ? t(promptNames[field]) : asked,
      lines: words === '' ? [] : [{ id: `${field}:${words}`, text: words }],
    };
  });
}

function goalLines({ t, format }: TextTools, { goals }: WeekToShare): OfferedLine[] {
  return goals.map(({ goal: { id, title }, last }) => {
    const done = { title, done: last.done, days: format.days(last.of) };
    return { id: `goal:${id}:${title}`, text: last.done > 0 ? t('sharing.goal', done) : title };
  });
}

function aheadLines({ t }: TextTools, { page: { review } }: WeekToShare): OfferedLine[] {
  return (['intention', 'smallest'] as const).flatMap((field) =>
    review[field] === ''
      ? []
      : [
          {
            id: `${field}:${review[field]}`,
            text: t('sharing.named', { name: t(nextNames[field]), words: review[field] }),
          },
        ],
  );
}
