import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { setPreferences, useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { firstWeekdays } from '#shared/domain/day/day.ts';

/** With which day weeks begin, wherever a week is shown or counted. */
export function WeekStartSetting() {
  const { rich, format } = useText();
  const act = useAct();
  const firstWeekday = useFirstWeekday();
  return (
    <Card title={rich('settings.week')}>
      <p>{rich('settings.weekText')}</p>
      <SegmentedChoice
        label={rich('settings.weekStartsOn')}
        value={String(firstWeekday)}
        onChange={(value) => {
          const chosen = firstWeekdays.find((weekday) => String(weekday) === value);
          if (chosen) void act((workspace) => setPreferences(workspace, { firstWeekday: chosen }));
        }}
        options={firstWeekdays.map((weekday) => ({
          value: String(weekday),
          label: rich(format.weekdayLong(weekday)),
        }))}
      />
    </Card>
  );
}
