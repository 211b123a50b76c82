import { useMemo } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readRhythmSources } from '#renderer/model/log/index.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { addDays } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { daysOfRange, suggestedDayStart } from '#shared/domain/rhythm/index.ts';

/** A habit of four weeks, today not among them. */
const DAYS = 28;

/** Where the member's own sleep suggests another start of the day, says so; nothing is chosen by itself. */
export function SuggestedDayStart({ onChoose }: { onChoose: (minutes: number) => void }) {
  const { rich, format } = useText();
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const last = addDays(useToday(), -1);
  const sources = useRows((db) => readRhythmSources(db, daysOfRange({ last, count: DAYS })), [last]);
  const suggested = useMemo(
    () => sources && suggestedDayStart(sources, { last, count: DAYS, now: around.now(), starts }),
    [sources, last, around, starts],
  );
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
