import { Send } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { useKeysReport } from '#renderer/model/keys/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { type ReviewPage, readReviewPage, readReviewWork } from '#renderer/model/review/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { addDays, Day, weekDays, weekStart } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { reviewMonday } from '#shared/domain/review/review.ts';
import { useDayFacts } from '../review/use-day-facts.ts';
import { useGoalsOfWeek } from '../review/use-goals-of-week.ts';
import { ShareChoice } from './ShareChoice.tsx';
import { offeredParts } from './share-lines.ts';

/** Choosing what of a week the NPO may read, line by line. Nothing is chosen beforehand. */
export default function SharePage() {
  const { rich, format } = useText();
  const [, navigate] = useLocation();
  const report = useKeysReport();
  const asked = Day.safeParse(useParams<{ week?: string }>().week);
  const firstWeekday = useFirstWeekday();
  const today = useToday();
  const monday = reviewMonday(asked.success ? asked.data : today, firstWeekday);
  const first = weekStart(monday, firstWeekday);
  const read = useRows(async (db) => ({ monday, page: await readReviewPage(db, monday) }), [monday]);
  if (!report || read?.monday !== monday) return null;
  const range = { from: format.dayShort(first), to: format.dayShort(addDays(first, 6)) };
  return (
    <div data-ready="share">
      <ScreenTitle detail={rich('review.week', range)}>{rich('app.share')}</ScreenTitle>
      {!report.membership && (
        <EmptyState
          icon={Send}
          action={
            <Button kind="main" onPress={() => navigate('/status')}>
              {rich('sharing.toStatus')}
            </Button>
          }
        >
          {rich('sharing.local')}
        </EmptyState>
      )}
      {report.membership && !read.page && <p>{rich('common.unreadable', { count: 1 })}</p>}
      {report.membership && read.page && (
        <WeekToShow key={monday} first={first} page={read.page} name={report.membership.member.name} />
      )}
    </div>
  );
}

interface WeekToShowProps {
  /** The first day of the week. */
  first: Day;
  page: ReviewPage;
  /** The member's name, as the NPO knows it. */
  name: string;
}

function WeekToShow({ first, page, name }: WeekToShowProps) {
  const text = useText();
  const zone = useWorkspace().around.zone();
  const starts = useDayStarts();
  const now = useNow(MINUTE_MS);
  const days = useMemo(() => weekDays(first), [first]);
  const work = useRows((db) => readReviewWork(db, days, zone), [days, zone]);
  const facts = useDayFacts(days);
  const goals = useGoalsOfWeek(days);
  if (!work || !facts || !goals) return null;
  const offered = offeredParts(text, { days, page, work, facts, goals, now, starts });
  return <ShareChoice first={first} name={name} offered={offered} />;
}
