import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { BlockShape, PatternSwatch } from '#renderer/ui/patterns.tsx';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { type Day, startMinutesOf } from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import type { PlannedAndDone } from '#shared/domain/review/week-time.ts';
import styles from './parts.module.css';

interface HourPictureProps {
  /** By the wall clock, from 0 to 23. */
  hours: ReadonlyArray<PlannedAndDone>;
  days: ReadonlyArray<Day>;
}

const NAMED_EVERY = 6;

/** What was planned and worked in each hour of the day, from where the member's day starts. */
export function HourPicture({ hours, days }: HourPictureProps) {
  const { t, rich, format } = useText();
  const start = Math.floor(startMinutesOf(days.at(-1) ?? '', useDayStarts()) / 60);
  const inOrder = hours.map((_, index) => (start + index) % hours.length);
  const mostMs = Math.max(...hours.flatMap(({ plannedMs, workedMs }) => [plannedMs, workedMs]));
  if (mostMs === 0) return null;
  const timeOf = (hour: number) => format.time(hour * HOUR_MS, 'UTC');
  const across = (index: number) => `${(100 * index) / hours.length}%`;
  const bar = (ms: number) => ({ y: `${100 - (100 * ms) / mostMs}%`, height: `${(100 * ms) / mostMs}%` });
  return (
    <div className={styles.part}>
      <h3 className={styles.label}>{rich('review.hours')}</h3>
      <VisuallyHidden>
        {inOrder.map((hour) => {
          const { plannedMs = 0, workedMs = 0 } = hours[hour] ?? {};
          if (plannedMs === 0 && workedMs === 0) return null;
          const [planned, worked] = [format.duration(plannedMs), format.duration(workedMs)];
          return <span key={hour}>{t('review.hour', { time: timeOf(hour), planned, worked })} </span>;
        })}
      </VisuallyHidden>
      <div className={styles.hours} aria-hidden="true">
        <svg className={styles.plot} aria-hidden="true">
          <line y1="100%" x2="100%" y2="100%" className={styles.ground} />
          {inOrder.map((hour, index) => {
            const { plannedMs = 0, workedMs = 0 } = hours[hour] ?? {};
            return (
              <g key={hour}>
                {plannedMs > 0 && (
                  <BlockShape
                    kind="plan"
                    place={{ x: across(index + 0.1), width: across(0.8), ...bar(plannedMs), rx: 3 }}
                  />
                )}
                {workedMs > 0 && (
                  <BlockShape
                    kind="work"
                    place={{ x: across(index + 0.28), width: across(0.44), ...bar(workedMs), rx: 3 }}
                  />
                )}
              </g>
            );
          })}
        </svg>
        {inOrder
          .filter((_, index) => index % NAMED_EVERY === 0)
          .map((hour, index) => (
            <span key={hour} className={styles.hour} style={{ left: across(index * NAMED_EVERY) }}>
              {rich(timeOf(hour))}
            </span>
          ))}
      </div>
      <ul className={styles.legend}>
        <li>
          <PatternSwatch kind="plan" letter="" /> {rich('review.planned')}
        </li>
        <li>
          <PatternSwatch kind="work" letter={t('common.letterWork')} /> {rich('review.worked')}
        </li>
      </ul>
    </div>
  );
}
