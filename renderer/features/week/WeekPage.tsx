import { useParams } from 'wouter';
import { LongView } from './LongView.tsx';
import { askedFor } from './sheet-address.ts';
import { useSheetView } from './use-sheet-view.ts';
import { WeekView } from './WeekView.tsx';

/** Looking back: a week, a month or a year as a picture. Numbers are there for who wants them. */
export default function WeekPage() {
  const { span, day } = askedFor(useParams<{ view?: string; day?: string }>());
  const used = useSheetView();
  if (!used) return null;
  return span === 'week' ? (
    <WeekView asked={day} used={used} />
  ) : (
    <LongView key={span} span={span} asked={day} used={used} />
  );
}
