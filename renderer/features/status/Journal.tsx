import { useText } from '#renderer/locales/use-text.tsx';
import type { JournalRow } from '#renderer/store/database.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { dayOf } from '#shared/domain/day.ts';
import { Reason } from '#shared/sync/messages.ts';
import type { Json } from '#shared/sync/operation.ts';
import { journalParts } from './journal-parts.ts';
import styles from './StatusPage.module.css';

/** What a member may want to look at: what was not taken, and what gave way, each with its content. */
export function Journal({ rows }: { rows: ReadonlyArray<JournalRow> }) {
  const { rich } = useText();
  if (rows.length === 0) return <p className={styles.quiet}>{rich('status.journalEmpty')}</p>;
  return (
    <ul className={styles.journal}>
      {rows.map((row) => {
        const reason = row.kind === 'rejected' ? Reason.safeParse(row.reason) : null;
        const fields =
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
            <div className={styles.content}>
              {fields.map(([field, value]) => (
                <Written key={field} field={field} value={value} />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Written({ field, value }: { field: string; value: Json }) {
  const { rich, format } = useText();
  const { around } = useWorkspace();
  const zone = around.zone();
  return journalParts(field, value).map(({ name, content }) => (
    <div key={name}>
      {name && <p className={styles.quiet}>{rich(name)}</p>}
      <p>
        {content.kind === 'text' && content.text}
        {content.kind === 'words' && rich(content.key)}
        {content.kind === 'instant' &&
          rich('status.lastSyncValue', {
            day: format.day(dayOf(content.at, zone, 0)),
            time: format.time(content.at, zone),
          })}
      </p>
    </div>
  ));
}
