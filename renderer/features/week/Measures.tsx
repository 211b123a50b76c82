import { useId, useMemo } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readRhythmSources } from '#renderer/model/log/index.ts';
import { readPreferences, showMeasure } from '#renderer/model/preferences/index.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { daysOfRange, type Measure, measureKinds, rhythmMeasures } from '#shared/domain/rhythm/index.ts';
import styles from './MeasuresSection.module.css';
import { measureTexts, measureValue } from './measure-words.ts';

/** How many days the measures look at: four weeks, so that every day of the week counts alike. */
const DAYS = 28;

/** The measures over the four weeks up to a day; today is not among them, as it is not over. */
export function Measures({ until }: { until: Day }) {
  const { rich, format } = useText();
  const act = useAct();
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const yesterday = addDays(useToday(), -1);
  const last = until < yesterday ? until : yesterday;
  const read = useRows(
    async (db) => {
      const [sources, preferences] = await Promise.all([
        readRhythmSources(db, daysOfRange({ last, count: DAYS })),
        readPreferences(db),
      ]);
      return { last, sources, hidden: preferences.hiddenMeasures };
    },
    [last],
  );
  // What was read goes with the range for which it was read.
  const [sources, of] = [read?.sources, read?.last];
  const measures = useMemo(
    () => sources && of && rhythmMeasures(sources, { last: of, count: DAYS, now: around.now(), starts }),
    [sources, of, around, starts],
  );
  if (!read || !measures) return null;
  const [first = last] = daysOfRange({ last: read.last, count: DAYS });
  return (
    <div className={styles.measures}>
      <p>{rich('measures.about', { from: format.dayShort(first), to: format.dayShort(read.last) })}</p>
      <p>{rich('measures.fromWhen')}</p>
      <ul className={styles.list}>
        {measures
          .filter(({ kind }) => !read.hidden.includes(kind))
          .map((measure) => (
            <li key={measure.kind}>
              <OneMeasure measure={measure} />
            </li>
          ))}
      </ul>
      <fieldset className={styles.choice}>
        <legend>{rich('measures.choose')}</legend>
        {measureKinds.map((kind) => (
          <Checkbox
            key={kind}
            isSelected={!read.hidden.includes(kind)}
            onChange={(isShown) => void act((workspace) => showMeasure(workspace, kind, isShown))}
          >
            {rich(measureTexts[kind].name)}
          </Checkbox>
        ))}
      </fieldset>
    </div>
  );
}

/** One measure: its value, what it mirrors, what it rests on, and its limits. */
function OneMeasure({ measure }: { measure: Measure }) {
  const text = useText();
  const { rich, format } = text;
  const headingId = useId();
  const { name, mirrors, limits } = measureTexts[measure.kind];
  return (
    <article className={styles.measure} aria-labelledby={headingId}>
      <h2 id={headingId}>{rich(name)}</h2>
      <p className={measure.value === null ? styles.none : styles.value}>{measureValue(text, measure)}</p>
      <p>{rich(mirrors)}</p>
      <p className={styles.quiet}>
        {rich('measures.basis', {
          days: format.days(measure.days),
          known: format.days(measure.knownDays),
          share: Math.round(measure.knownShare * 100),
        })}
      </p>
      <p className={styles.quiet}>{rich(limits)}</p>
    </article>
  );
}
