import { useText } from '#renderer/locales/use-text.tsx';
import type { ReviewPage } from '#renderer/model/review/index.ts';
import { answerFields, answersOf } from '#shared/domain/review/review.ts';
import { nextNames, promptNames } from './field-names.ts';
import styles from './Written.module.css';

/** What the member wrote in a review, to be read. */
export function Written({ page: { review, questions } }: { page: ReviewPage }) {
  const { rich, format } = useText();
  const { intention, smallest, days } = review;
  const hasWords = answersOf(review).length > 0 || intention !== '' || smallest !== '';
  if (!hasWords) return <p>{rich('review.endNothing')}</p>;
  return (
    <>
      <p>{rich('review.endText')}</p>
      <dl className={styles.written}>
        {answerFields.map((field) => {
          const text = review[field]?.text.trim() ?? '';
          if (text === '') return null;
          return (
            <div key={field}>
              <dt>{questions[field] === '' ? rich(promptNames[field]) : questions[field]}</dt>
              <dd>{text}</dd>
            </div>
          );
        })}
        {(['intention', 'smallest'] as const).map(
          (field) =>
            review[field] !== '' && (
              <div key={field}>
                <dt>{rich(nextNames[field])}</dt>
                <dd>{review[field]}</dd>
              </div>
            ),
        )}
        {days.length > 0 && (
          <div>
            <dt>{rich('review.days')}</dt>
            <dd className={styles.days}>
              {days.map((day) => (
                <span key={day}>{rich(format.day(day))}</span>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
