import { useText } from '#renderer/locales/use-text.tsx';
import type { JournalRow } from '#renderer/store/database.ts';
import { Reason } from '#shared/sync/messages.ts';
import styles from './StatusPage.module.css';

/** What a member may want to look at: what was not taken, and what gave way, each with its content. */
export function Journal({ rows }: { rows: ReadonlyArray<JournalRow> }) {
  const { rich } = useText();
  if (rows.length === 0) return <p className={styles.quiet}>{rich('status.journalEmpty')}</p>;
  return (
    <ul className={styles.journal}>
      {rows.map((row) => {
        const reason = row.kind === 'rejected' ? Reason.safeParse(row.reason) : null;
        const content =
          row.kind === 'rejected'
            ? Object.entries(row.fields)
            : row.lost.map(({ field, value }) => [field, value] as const);
        return (
          <li key={row.n}>
            <p>
              {row.kind === 'conflict'
                ? rich('status.journalConflict')
                : rich('status.journalRejected', {
                    reason: rich(`problems.${reason?.success ? reason.data : 'invalid-value'}`),
                  })}
            </p>
            <dl className={styles.content}>
              {content.map(([field, value]) => (
                <div key={field}>
                  <dt>{field}</dt>
                  <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
