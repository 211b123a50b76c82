import { taskTitle } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { type ReviewWork, readReviewWork } from '#renderer/model/review/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { BlockShape } from '#renderer/ui/patterns.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { outcomes, type TaskTime, timeByHour, timeByTask } from '#shared/domain/review/week-time.ts';
import { outcomeWords } from './field-names.ts';
import { HourPicture } from './HourPicture.tsx';
import styles from './parts.module.css';
import type { StepProps } from './step-props.ts';

/** So many tasks stand in the table; the others below it, for who asks for them. */
const FIRST_TASKS = 8;

/** Where the time of the week went: what was planned beside what was worked, by task and by hour of the day. */
export function TimeStep({ days }: StepProps) {
  const { rich, format } = useText();
  const starts = useDayStarts();
  const now = useNow(MINUTE_MS);
  const zone = useWorkspace().around.zone();
  const work = useRows((db) => readReviewWork(db, days, zone), [days, zone]);
  if (!work) return null;
  const times = timeByTask(work.planned, work.entries, days, now, starts);
  if (times.length === 0) return <p>{rich('review.timeNone')}</p>;
  const told = outcomes(work.done, work.entriesOfDone, now);
  const longestMs = Math.max(...times.flatMap(({ plannedMs, workedMs }) => [plannedMs, workedMs]));
  return (
    <>
      <TimeTable times={times.slice(0, FIRST_TASKS)} longestMs={longestMs} titles={work.titles} />
      {times.length > FIRST_TASKS && (
        <details>
          <summary className={styles.summary}>{rich('review.moreTasks')}</summary>
          <TimeTable times={times.slice(FIRST_TASKS)} longestMs={longestMs} titles={work.titles} />
        </details>
      )}
      {told.length > 0 && (
        <div className={styles.part}>
          <h3 className={styles.label}>{rich('review.outcomes')}</h3>
          <ul>
            {told.map(({ kind, plannedMs, workedMs }) => (
              <li key={kind}>
                {rich(outcomeWords[kind], {
                  planned: format.duration(plannedMs),
                  worked: format.duration(workedMs),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <HourPicture hours={timeByHour(work.planned, work.entries, days, now, starts)} days={days} />
    </>
  );
}

interface TimeTableProps {
  times: ReadonlyArray<TaskTime>;
  /** The time that is drawn as wide as the picture. */
  longestMs: number;
  titles: ReviewWork['titles'];
}

function TimeTable({ times, longestMs, titles }: TimeTableProps) {
  const text = useText();
  const { rich, format } = text;
  // With room for the outline.
  const width = (ms: number) => `${(99 * ms) / longestMs}%`;
  const amount = (ms: number) => ms >= MINUTE_MS && rich(format.duration(ms));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{rich('review.task')}</th>
          <td className={styles.bars} />
          <th scope="col">{rich('review.planned')}</th>
          <th scope="col">{rich('review.worked')}</th>
        </tr>
      </thead>
      <tbody>
        {times.map(({ ids, plannedMs, workedMs }) => (
          <tr key={ids?.[0] ?? ''}>
            <th scope="row">
              {taskTitle(text, ids?.find((id) => titles.has(id)) ?? ids?.[0] ?? null, titles)}
            </th>
            <td className={styles.bars} aria-hidden="true">
              <svg className={styles.bar} aria-hidden="true">
                {plannedMs > 0 && (
                  <BlockShape
                    kind="plan"
                    place={{ x: 1, y: 1, width: width(plannedMs), height: '88%', rx: 3 }}
                  />
                )}
                {workedMs > 0 && (
                  <BlockShape
                    kind="work"
                    place={{ x: 1, y: '26%', width: width(workedMs), height: '48%', rx: 3 }}
                  />
                )}
              </svg>
            </td>
            <td className={styles.amount}>{amount(plannedMs)}</td>
            <td className={styles.amount}>{amount(workedMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
