import { useText } from '#renderer/locales/use-text.tsx';
import { chooseDayStart } from '#renderer/store/actions/preferences.ts';
import { useAct, useDayStarts, useToday } from '#renderer/store/hooks.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { startMinutesOf } from '#shared/domain/day.ts';
import { MINUTE_MS } from '#shared/domain/instant.ts';

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => index * 30);

/** When the member's days start. Another choice holds from the next day on: what was recorded stays on its day. */
export function DayStartSetting() {
  const { t, rich, format } = useText();
  const act = useAct();
  const starts = useDayStarts();
  const today = useToday();
  const last = starts.at(-1);
  const time = (minutes: number) => format.time(minutes * MINUTE_MS, 'UTC');
  const choose = (chosen: string) =>
    void act(
      (workspace) => chooseDayStart(workspace, Number(chosen)),
      (undo) => showToast({ message: rich('settings.dayStartKept'), undo }),
    );
  return (
    <Card title={rich('settings.dayStart')}>
      <p>{rich('settings.dayStartText')}</p>
      <Select
        label={rich('settings.dayStartAt')}
        value={String(last?.minutes ?? startMinutesOf(today, starts))}
        onChange={choose}
        options={HALF_HOURS.map((minutes) => ({
          value: String(minutes),
          label: rich(time(minutes)),
          text: t(time(minutes)),
        }))}
        description={
          last && last.from > today
            ? rich('settings.dayStartFrom', {
                day: format.day(last.from),
                before: time(startMinutesOf(today, starts)),
              })
            : undefined
        }
      />
    </Card>
  );
}
