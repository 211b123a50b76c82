import { NotebookText } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { readReviews } from '#renderer/model/review/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { addDays, weekStart } from '#shared/domain/day/day.ts';
import { searchWords } from '#shared/domain/fold-text.ts';
import { answersOf, type Review } from '#shared/domain/review/review.ts';
import styles from './ReviewsPage.module.css';

/** So many reviews are shown at first, and so many more each time that more are asked for. */
const PAGE = 26;

/** All reviews, the newest first: to search, and to read again. */
export default function ReviewsPage() {
  const { rich } = useText();
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const asked = useDeferredValue(query);
  const found = useRows((db) => readReviews(db, searchWords(asked), limit), [asked, limit]);
  if (!found) return null;
  const isEmpty = found.reviews.length === 0 && found.unreadable === 0 && searchWords(asked).length === 0;
  return (
    <div className={styles.page} data-ready="reviews">
      <ScreenTitle>{rich('app.reviews')}</ScreenTitle>
      {isEmpty && query === '' ? (
        <EmptyState icon={NotebookText} action={<LookBack />}>
          {rich('review.empty')}
        </EmptyState>
      ) : (
        <>
          <div className={styles.bar}>
            <div className={styles.search}>
              <TextField
                label={rich('review.search')}
                value={query}
                onChange={setQuery}
                onCancel={() => setQuery('')}
              />
            </div>
            <LookBack />
          </div>
          <p role="status" className={styles.status}>
            {found.reviews.length === 0 && searchWords(asked).length > 0 && rich('review.notFound')}
          </p>
          <ul className={styles.list}>
            {found.reviews.map((review) => (
              <ReviewLine key={review.id} review={review} />
            ))}
          </ul>
          {found.hasMore && (
            <div>
              <Button onPress={() => setLimit(limit + PAGE)}>{rich('review.more')}</Button>
            </div>
          )}
          {found.unreadable > 0 && <p>{rich('common.unreadable', { count: found.unreadable })}</p>}
        </>
      )}
    </div>
  );
}

/** The one filled button of the screen. */
function LookBack() {
  const { rich } = useText();
  const [, navigate] = useLocation();
  return (
    <Button kind="main" icon={NotebookText} onPress={() => navigate('/week/review')}>
      {rich('review.lookBack')}
    </Button>
  );
}

/** A review in the list: its week, and how it begins. */
function ReviewLine({ review }: { review: Review }) {
  const { rich, format } = useText();
  const first = weekStart(review.week, useFirstWeekday());
  const range = { from: format.dayLong(first), to: format.dayShort(addDays(first, 6)) };
  const words = [...answersOf(review).map(({ text }) => text), review.intention, review.smallest];
  return (
    <li>
      <Link href={`/week/review/${review.week}`} className={styles.review}>
        <span className={styles.week}>{rich('review.week', range)}</span>
        <span className={styles.words}>{words.filter(Boolean).join(' · ')}</span>
      </Link>
    </li>
  );
}
