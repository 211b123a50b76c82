import { useParams } from 'wouter';
import { Day } from '#shared/domain/day/day.ts';
import { AllLog } from './AllLog.tsx';
import { DayLog } from './DayLog.tsx';
import { FillPage } from './fill/FillPage.tsx';
import { WeekLog } from './WeekLog.tsx';

/** Log: a day, a week, or all there is; and the sheet on which a week is filled in. */
export default function LogPage() {
  const { view = '', day } = useParams<{ view?: string; day?: string }>();
  const asked = Day.safeParse(day ?? view).data ?? null;
  if (view === 'week') return <WeekLog day={asked} />;
  if (view === 'fill') return <FillPage day={asked} />;
  if (view === 'all') return <AllLog />;
  return <DayLog day={asked} />;
}
