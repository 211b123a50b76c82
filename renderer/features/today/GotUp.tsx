import { Sun } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { useGetUp } from '#renderer/model/get-up/index.ts';
import { readDays } from '#renderer/model/log/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { mayHaveGotUp } from '#shared/domain/rhythm/getting-up.ts';

/** "Just got up", in one click. Not there once the sleep is recorded, or when work has begun since. */
export function GotUp({ today }: { today: Day }) {
  const { rich } = useText();
  const getUp = useGetUp(today);
  const { around } = useWorkspace();
  const starts = useDayStarts();
  const now = useNow(MINUTE_MS / 2);
  const records = useRows((db) => readDays(db, [today]), [today]);
  if (!records || !mayHaveGotUp(records.sleep, records.entries, today, now, around.zone(), starts))
    return null;
  return (
    <Button
      icon={Sun}
      onPress={() => getUp(records.sleep, (undo) => showToast({ message: rich('day.upKept'), undo }))}
    >
      {rich('day.gotUp')}
    </Button>
  );
}
