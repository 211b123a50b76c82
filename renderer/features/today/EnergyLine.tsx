import { energyNames } from '#renderer/locales/energy-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { checkIn } from '#renderer/model/plan/index.ts';
import { ScaleChoice } from '#renderer/ui/ScaleChoice.tsx';
import type { Day } from '#shared/domain/day/day.ts';

/** How much energy there is today, in one click; nobody has to say. */
export function EnergyLine({ today, energy }: { today: Day; energy: number | null }) {
  const { t, rich } = useText();
  const act = useAct();
  return (
    <ScaleChoice
      label={rich('today.energy')}
      value={energy}
      onChange={(chosen) => void act((workspace) => checkIn(workspace, today, { energy: chosen }))}
      words={energyNames.map((name) => t(name))}
      ends={{ least: rich('today.energyLeast'), most: rich('today.energyMost') }}
    />
  );
}
