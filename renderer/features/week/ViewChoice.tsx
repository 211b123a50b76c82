import { dayChoiceWords } from '#renderer/locales/day-nav-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { setPreferences, showLayer } from '#renderer/model/preferences/index.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { DayChoice } from '#renderer/ui/DayChoice.tsx';
import { PopoverButton } from '#renderer/ui/PopoverButton.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type SheetLayer, sheetLayers } from '#shared/domain/rhythm/sheet-layers.ts';
import styles from './Choices.module.css';
import { layerNames } from './layer-names.ts';
import type { SheetView } from './use-sheet-view.ts';

/** When a row can begin, beside the start of the member's days: 3:00, noon, 18:00. */
const rowStarts = [180, 720, 1_080] as const;

interface ViewChoiceProps {
  view: SheetView;
  /** The layers that there are in this picture. */
  layers?: ReadonlyArray<SheetLayer>;
  /** For a week that another one can stand beside. */
  compare?: { week: Day; today: Day; onCompare: (day: Day) => void };
}

/** How the sheets are looked at: what is shown, when a row begins, and how long it is. It is kept. */
export function ViewChoice({ view, layers = sheetLayers, compare }: ViewChoiceProps) {
  const text = useText();
  const { t, rich, format } = text;
  const act = useAct();
  const keep = (patch: Partial<SheetView>) => void act((workspace) => setPreferences(workspace, patch));
  const { sheetStartMinutes, sheetDaysAcross, hiddenLayers } = view;
  return (
    <PopoverButton
      label={t('week.view')}
      content={(close) => (
        <>
          <fieldset className={styles.group}>
            <legend className={styles.title}>{rich('week.layers')}</legend>
            <div className={styles.boxes}>
              {layers.map((layer) => (
                <Checkbox
                  key={layer}
                  isSelected={!hiddenLayers.includes(layer)}
                  onChange={(isShown) => void act((workspace) => showLayer(workspace, layer, isShown))}
                >
                  {rich(layerNames[layer])}
                </Checkbox>
              ))}
            </div>
          </fieldset>
          <SegmentedChoice
            label={rich('week.rowStart')}
            value={String(sheetStartMinutes)}
            onChange={(value) =>
              keep({ sheetStartMinutes: rowStarts.find((minutes) => String(minutes) === value) ?? null })
            }
            options={[
              { value: 'null', label: rich('week.dayStart') },
              ...rowStarts.map((minutes) => ({
                value: String(minutes),
                label: rich(format.time(minutes * MINUTE_MS, 'UTC')),
              })),
            ]}
          />
          <SegmentedChoice
            label={rich('week.inARow')}
            value={String(sheetDaysAcross)}
            onChange={(value) => keep({ sheetDaysAcross: value === '2' ? 2 : 1 })}
            options={[
              { value: '1', label: rich(format.days(1)) },
              { value: '2', label: rich(format.days(2)) },
            ]}
          />
          {compare && (
            <div className={styles.group}>
              <p className={styles.title}>{rich('week.compare')}</p>
              <DayChoice
                day={addDays(compare.week, -7)}
                today={compare.today}
                words={dayChoiceWords(text)}
                onGo={(day) => {
                  compare.onCompare(day);
                  close();
                }}
              />
            </div>
          )}
        </>
      )}
    >
      {rich('week.view')}
    </PopoverButton>
  );
}
