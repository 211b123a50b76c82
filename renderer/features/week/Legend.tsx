import type { ReactNode } from 'react';
import { energyNames } from '#renderer/locales/energy-names.ts';
import { richKindName } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { PatternSwatch } from '#renderer/ui/patterns.tsx';
import { ScaleSign } from '#renderer/ui/ScaleSign.tsx';
import { kindOf } from '#shared/domain/rhythm/kinds.ts';
import type { SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import { layerOf, sheetLayers } from '#shared/domain/rhythm/sheet-layers.ts';
import { LayerSwatch } from './LayerSwatch.tsx';
import styles from './Legend.module.css';
import { layerNames } from './layer-names.ts';
import { MoodSwatch } from './MoodSign.tsx';
import { SignSwatch } from './Sign.tsx';
import { hasUnsure, momentsOn, type SheetRecords } from './sheet.ts';
import type { ShownSheet } from './shown-sheet.ts';

interface LegendProps extends ShownSheet {
  /** The sheets that it explains: what was read for each, and where its rows lie. */
  sheets: ReadonlyArray<{ records: SheetRecords; frame: SheetFrame }>;
  hasEnergy?: boolean;
}

/** What the patterns, letters and signs on sheets stand for: of the layers that are shown, and of the moments on them. */
export function Legend({ sheets, now, hasEnergy = false, ...shown }: LegendProps & { now: number }) {
  const { t, rich } = useText();
  const { isShown, isSelfPrinted } = shown;
  return (
    <ul className={styles.legend}>
      {isShown('work') && (
        <Item swatch={<PatternSwatch kind="work" letter={t('common.letterWork')} />}>
          {rich('week.work')}
        </Item>
      )}
      {isShown('work') && sheets.some(({ records, frame }) => hasUnsure(records, frame, now)) && (
        <Item swatch={<PatternSwatch kind="unsure" letter="?" />}>{rich('week.unsure')}</Item>
      )}
      {isShown('sleep') && (
        <Item swatch={<PatternSwatch kind="sleep" letter={t('common.letterSleep')} />}>
          {rich('week.sleep')}
        </Item>
      )}
      <Signs sheets={sheets} {...shown} />
      {hasEnergy && isShown('self') && (
        <Item swatch={<SelfSwatch />} isPrivate={!isSelfPrinted}>
          {rich('week.self')}
        </Item>
      )}
      <li>{rich('week.blank')}</li>
    </ul>
  );
}

/** What the colours and signs on the sheet of a month stand for, or the colours alone on that of a year. */
export function LongLegend({ sheets, span, ...shown }: LegendProps & { span: 'month' | 'year' }) {
  const { rich } = useText();
  const { isShown } = shown;
  const moments = sheets.flatMap(({ records, frame }) => momentsOn(records.events, frame, isShown));
  // In a month, moments have signs.
  const coloured = new Set([
    'work',
    'sleep',
    ...(span === 'year' ? moments.map(({ kind }) => layerOf(kind)) : []),
  ]);
  const layers = sheetLayers.filter((layer) => isShown(layer) && coloured.has(layer));
  return (
    <ul className={styles.legend}>
      {layers.map((layer) => (
        <Item key={layer} swatch={<LayerSwatch span={span} layer={layer} />}>
          {rich(layerNames[layer])}
        </Item>
      ))}
      {span === 'month' && <Signs sheets={sheets} {...shown} />}
      <li>{rich('week.blank')}</li>
    </ul>
  );
}

/** The signs of the moments on sheets, in the order in which the member has their kinds. */
function Signs({ sheets, isShown, kinds }: Pick<LegendProps, 'sheets' | 'isShown' | 'kinds'>) {
  const text = useText();
  const drawn = new Map(
    sheets
      .flatMap(({ records, frame }) => momentsOn(records.events, frame, isShown))
      .map((record) => [record.kind, kindOf(kinds, record)]),
  );
  const place = new Map(kinds.map(({ id }, index) => [id, index]));
  return [...drawn.values()]
    .toSorted((a, b) => (place.get(a.id) ?? kinds.length) - (place.get(b.id) ?? kinds.length))
    .map((kind) => (
      <Item key={kind.id} swatch={<SignSwatch kind={kind} />}>
        {richKindName(text, kind)}
      </Item>
    ));
}

interface ItemProps {
  swatch: ReactNode;
  /** Not for others, who may see the paper. */
  isPrivate?: boolean;
  children: ReactNode;
}

function Item({ swatch, isPrivate = false, children }: ItemProps) {
  return (
    <li className={classNames(styles.item, isPrivate && styles.private)}>
      {swatch}
      <span>{children}</span>
    </li>
  );
}

/** What stands for energy and for mood, in legends. */
export function SelfSwatch() {
  return (
    <span className={styles.self}>
      <ScaleSign value={3} of={energyNames.length} />
      {[-1, 0, 1].map((mood) => (
        <MoodSwatch key={mood} mood={mood} />
      ))}
    </span>
  );
}
