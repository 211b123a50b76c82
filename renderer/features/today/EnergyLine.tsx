import { energyNames, moodNames, moodSigns } from '#renderer/locales/energy-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { checkIn, type DayPage } from '#renderer/model/plan/index.ts';
import { ScaleChoice } from '#renderer/ui/ScaleChoice.tsx';
import type { Day } from '#shared/domain/day/day.ts';

/** How much energy there is today and how the member feels, in one click each; nobody has to say. */
export function EnergyLine({ today, page: { energy, mood } }: { today: Day; page: DayPage }) {
  const { t, rich } = useText();
  const act = useAct();
  return (
    <>
      <ScaleChoice
        label={rich('today.energy')}
        value={energy}
        onChange={(chosen) => void act((workspace) => checkIn(workspace, today, { energy: chosen }))}
        words={energyNames.map((name) => t(name))}
        ends={{ least: rich('today.energyLeast'), most: rich('today.energyMost') }}
      />
      <ScaleChoice
        label={rich('today.mood')}
        value={mood === null ? null : mood + 2}
        onChange={(chosen) =>
          void act((workspace) => checkIn(workspace, today, { mood: chosen === null ? null : chosen - 2 }))
        }
        words={moodNames.map((name) => t(name))}
        signs={moodSigns}
      />
    </>
  );
}
