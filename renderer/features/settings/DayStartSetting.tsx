import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { chooseDayStart } from '#renderer/model/plan/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { addDays, startMinutesOf } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { SuggestedDayStart } from './SuggestedDayStart.tsx';

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => index * 30);

/** When the member's days start. Another choice holds from a day to come: what was recorded stays on its day. */
export function DayStartSetting() {
  const { t, rich, format } = useText();
  const act = useAct();
  const starts = useDayStarts();
  const today = useToday();
  const present = startMinutesOf(today, starts);
  const coming = starts.findLast(({ from }) => from > today);
  const time = (minutes: number) => format.time(minutes * MINUTE_MS, 'UTC');
  const choose = (minutes: number) =>
    void act(
      (workspace) => chooseDayStart(workspace, minutes),
      () => showToast({ message: rich('settings.dayStartKept') }),
    );
  return (
    <Card title={rich('settings.dayStart')}>
      <p>{rich('settings.dayStartText')}</p>
      <Select
        label={rich('settings.dayStartAt')}
        value={String(coming?.minutes ?? present)}
        onChange={(chosen) => choose(Number(chosen))}
        options={HALF_HOURS.map((minutes) => ({
          value: String(minutes),
          label: rich(time(minutes)),
          text: t(time(minutes)),
        }))}
      />
      {coming && (
        <div>
          <p>
            {rich('settings.dayStartFrom', {
              day: format.day(coming.from),
              before: time(startMinutesOf(addDays(coming.from, -1), starts)),
            })}
          </p>
          <Button kind="plain" onPress={() => choose(present)}>
            {rich('settings.dayStartLeave', { time: time(present) })}
          </Button>
        </div>
      )}
      {!coming && <SuggestedDayStart onChoose={choose} />}
    </Card>
  );
}
