import { useState } from 'react';
import { useParams } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useToday } from '#renderer/model/day/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { readReviewPage } from '#renderer/model/review/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { addDays, Day, weekStart } from '#shared/domain/day/day.ts';
import { reviewMonday } from '#shared/domain/review/review.ts';
import { Guide } from './Guide.tsx';

/** Looking back on a week: one thought after the other, on any day, with pauses of any length. */
export default function ReviewPage() {
  const { rich, format } = useText();
  const asked = Day.safeParse(useParams<{ week?: string }>().week);
  const firstWeekday = useFirstWeekday();
  // The week that was begun stays, also when the next one begins meanwhile.
  const [begunOn] = useState(useToday());
  const monday = reviewMonday(asked.success ? asked.data : begunOn, firstWeekday);
  const read = useRows(async (db) => ({ monday, page: await readReviewPage(db, monday) }), [monday]);
  // While another week is being read, the one before is still here.
  if (read?.monday !== monday) return null;
  const { page } = read;
  const first = weekStart(monday, firstWeekday);
  const range = { from: format.dayShort(first), to: format.dayShort(addDays(first, 6)) };
  return (
    <div data-ready="review">
      <ScreenTitle detail={rich('review.week', range)}>{rich('app.review')}</ScreenTitle>
      {page ? (
        <Guide key={monday} first={first} page={page} />
      ) : (
        <p>{rich('common.unreadable', { count: 1 })}</p>
      )}
    </div>
  );
}
