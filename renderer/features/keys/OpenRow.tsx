import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { Assignment } from '#shared/domain/assignment.ts';
import { dayOf } from '#shared/domain/day.ts';
import styles from './KeysPage.module.css';

/** One piece of the common work, as the NPO can read it: what it is, and everything the member has told about it. */
export function OpenRow({ assignment }: { assignment: Assignment }) {
  const { rich, format } = useText();
  const zone = useWorkspace().around.zone();
  const { title, project, role, answer, answeredAt, startedAt, handedOverAt, handOver } = assignment;
  const when = (at: number | null) =>
    at !== null &&
    rich('status.lastSyncValue', { day: rich(format.day(dayOf(at, zone, 0))), time: format.time(at, zone) });
  return (
    <li className={styles.row}>
      <h3>{title}</h3>
      <p className={styles.quiet}>{[project, role].filter(Boolean).join('・')}</p>
      {answer === null && startedAt === null && handOver === null ? (
        <p className={styles.quiet}>{rich('keys.privacyNoAnswer')}</p>
      ) : (
        <dl className={styles.facts}>
          <Told name={rich('status.fieldAnswer')}>
            {answer && rich(answer === 'accepted' ? 'status.answerAccepted' : 'status.answerDeclined')}
          </Told>
          <Told name={rich('status.fieldAnsweredAt')}>{when(answeredAt)}</Told>
          <Told name={rich('status.fieldStartedAt')}>{when(startedAt)}</Told>
          <Told name={rich('status.fieldHandedOverAt')}>{when(handedOverAt)}</Told>
          <Told name={rich('status.fieldHandOverNote')}>{handOver?.note}</Told>
          <Told name={rich('status.fieldHandOverLinks')}>{handOver?.links.join('\n')}</Told>
        </dl>
      )}
    </li>
  );
}

/** One thing the member has told; nothing while they have not. */
function Told({ name, children }: { name: ReactNode; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={styles.written}>{children}</dd>
    </div>
  );
}
