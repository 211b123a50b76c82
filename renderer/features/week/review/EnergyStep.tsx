import { energyNames } from '#renderer/locales/energy-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { BlockShape, PatternSwatch } from '#renderer/ui/patterns.tsx';
import { ScaleSign } from '#renderer/ui/ScaleSign.tsx';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { dayOfMonth, weekdayOf } from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import type { DayFacts } from '#shared/domain/review/day-facts.ts';
import { SelfSwatch } from '../Legend.tsx';
import { MoodSwatch } from '../MoodSign.tsx';
import styles from './EnergyStep.module.css';
import { selfWords, sleptWords } from './self-words.ts';
import type { StepProps } from './step-props.ts';
import { useDayFacts } from './use-day-facts.ts';

/** A bar that is as high as the picture stands for at least so much. */
const LEAST_TOP_MS = 10 * HOUR_MS;

/** Energy and mood of each day beside its sleep and work: a picture without advice, blank where nothing is known. */
export function EnergyStep({ days }: StepProps) {
  const { t, rich } = useText();
  const facts = useDayFacts(days);
  if (!facts) return null;
  const topMs = Math.max(LEAST_TOP_MS, ...facts.flatMap((one) => [one.sleptMs ?? 0, one.workedMs ?? 0]));
  return (
    <>
      <ol className={styles.days}>
        {facts.map((one) => (
          <DayColumn key={one.day} facts={one} topMs={topMs} />
        ))}
      </ol>
      <ul className={styles.legend}>
        <li className={styles.private}>
          <SelfSwatch /> {rich('week.self')}
        </li>
        <li>
          <PatternSwatch kind="sleep" letter={t('common.letterSleep')} /> {rich('week.sleep')}
        </li>
        <li>
          <PatternSwatch kind="work" letter={t('common.letterWork')} /> {rich('week.work')}
        </li>
        <li>{rich('review.energyHint')}</li>
      </ul>
    </>
  );
}

/** One day: how the member was, above two bars for sleep and work. */
function DayColumn({ facts, topMs }: { facts: DayFacts; topMs: number }) {
  const text = useText();
  const { t, rich, format } = text;
  const { day, energy, mood, sleptMs, workedMs } = facts;
  const said = [
    ...selfWords(text, facts),
    ...sleptWords(text, facts),
    ...(workedMs ? [t('review.workedFor', { duration: format.duration(workedMs) })] : []),
  ];
  const words = said.length > 0 ? said.join(' · ') : t('review.unknown');
  const bar = (ms: number) => ({ y: `${100 - (100 * ms) / topMs}%`, height: `${(100 * ms) / topMs}%` });
  return (
    <li className={styles.day}>
      <VisuallyHidden>{`${t(format.day(day))}: ${words}`}</VisuallyHidden>
      <span className={styles.name} aria-hidden="true">
        <span>{rich(format.weekdays([weekdayOf(day)]))}</span>
        <span>{rich(format.dateOfMonth(dayOfMonth(day)))}</span>
      </span>
      <span className={styles.signs} aria-hidden="true">
        {energy !== null && <ScaleSign value={energy} of={energyNames.length} />}
        {mood !== null && <MoodSwatch mood={mood} />}
      </span>
      <svg className={styles.bars} aria-hidden="true">
        <title>{words}</title>
        <line y1="100%" x2="100%" y2="100%" className={styles.ground} />
        {sleptMs && <BlockShape kind="sleep" place={{ x: '14%', width: '32%', ...bar(sleptMs), rx: 3 }} />}
        {workedMs && <BlockShape kind="work" place={{ x: '54%', width: '32%', ...bar(workedMs), rx: 3 }} />}
      </svg>
    </li>
  );
}
