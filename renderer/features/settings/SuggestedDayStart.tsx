import { useText } from '#renderer/locales/use-text.tsx';
import { useHabit } from '#renderer/model/log/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { suggestedDayStart } from '#shared/domain/rhythm/index.ts';

/** Where the member's own sleep suggests another start of the day, says so; nothing is chosen by itself. */
export function SuggestedDayStart({ onChoose }: { onChoose: (minutes: number) => void }) {
  const { rich, format } = useText();
  const suggested = useHabit(suggestedDayStart);
  if (suggested === undefined || suggested === null) return null;
  const time = format.time(suggested * MINUTE_MS, 'UTC');
  return (
    <div>
      <p>{rich('settings.dayStartSuggested', { time })}</p>
      <Button kind="plain" onPress={() => onChoose(suggested)}>
        {rich('settings.dayStartTake', { time })}
      </Button>
    </div>
  );
}
