import { energyNames } from '#renderer/locales/energy-names.ts';
import { richKindName } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { PatternSwatch } from '#renderer/ui/patterns.tsx';
import { ScaleSign } from '#renderer/ui/ScaleSign.tsx';
import { kindOf } from '#shared/domain/rhythm/kinds.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import type { SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import styles from './Legend.module.css';
import { SignSwatch } from './Sign.tsx';
import { momentsOn } from './sheet.ts';
import type { ShownSheet } from './shown-sheet.ts';

interface LegendProps extends ShownSheet {
  /** Of each sheet that it explains: where its rows lie, and the moments that were read for it. */
  sheets: ReadonlyArray<{ events: ReadonlyArray<RhythmRecord>; frame: SheetFrame }>;
  hasEnergy?: boolean;
}

/** What the patterns, letters and signs on sheets stand for: of the layers that are shown, and of the moments on them. */
export function Legend({ sheets, hasEnergy = false, isShown, isSelfPrinted, kinds }: LegendProps) {
  const text = useText();
  const { t, rich } = text;
  const drawn = new Map(
    sheets
      .flatMap(({ events, frame }) => momentsOn(events, frame, isShown))
      .map((record) => [record.kind, kindOf(kinds, record)]),
  );
  return (
    <ul className={styles.legend}>
      {isShown('work') && (
        <>
          <li>
            <PatternSwatch kind="work" letter={t('common.letterWork')} /> {rich('week.work')}
          </li>
          <li>
            <PatternSwatch kind="unsure" letter="?" /> {rich('week.unsure')}
          </li>
        </>
      )}
      {isShown('sleep') && (
        <li>
          <PatternSwatch kind="sleep" letter={t('common.letterSleep')} /> {rich('week.sleep')}
        </li>
      )}
      {[...drawn.values()]
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map((kind) => (
          <li key={kind.id}>
            <SignSwatch kind={kind} /> {richKindName(text, kind)}
          </li>
        ))}
      {hasEnergy && isShown('self') && (
        <li className={classNames(!isSelfPrinted && styles.private)}>
          <ScaleSign value={3} of={energyNames.length} /> {rich('week.self')}
        </li>
      )}
      <li>{rich('week.blank')}</li>
    </ul>
  );
}
