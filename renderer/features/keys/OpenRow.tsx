import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { dateOf } from '#shared/domain/day/day.ts';
import type { Assignment } from '#shared/domain/relay/assignment.ts';
import styles from './KeysPage.module.css';

/** One assignment, as the NPO can read it: everything the member has told about it, and all the rest. */
export function OpenRow({ assignment }: { assignment: Assignment }) {
  const { rich, format } = useText();
  const zone = useWorkspace().around.zone();
  const { id, title, project, role, answer, answeredAt, startedAt, handedOverAt, handOver } = assignment;
  const when = (at: number | null) =>
    at !== null &&
    rich('status.lastSyncValue', { day: rich(format.day(dateOf(at, zone))), time: format.time(at, zone) });
  return (
    <li className={styles.row}>
      <h3>
        <Link href={`/tasks/${id}`}>{title}</Link>
      </h3>
      <p className={styles.quiet}>{[project, role].filter(Boolean).join('・')}</p>
      {answer === null && startedAt === null && handOver === null ? (
        <p className={styles.quiet}>{rich('keys.privacyNoAnswer')}</p>
      ) : (
        <dl className={styles.facts}>
          <Told name={rich('fields.answer')}>
            {answer && rich(answer === 'accepted' ? 'status.answerAccepted' : 'status.answerDeclined')}
          </Told>
          <Told name={rich('fields.answeredAt')}>{when(answeredAt)}</Told>
          <Told name={rich('fields.startedAt')}>{when(startedAt)}</Told>
          <Told name={rich('fields.handedOverAt')}>{when(handedOverAt)}</Told>
          <Told name={rich('fields.handOverNote')}>{handOver?.note}</Told>
          <Told name={rich('fields.handOverLinks')}>{handOver?.links.join('\n')}</Told>
        </dl>
      )}
      <details className={styles.more}>
        <summary>{rich('keys.privacyFromNpo')}</summary>
        <FromNpo assignment={assignment} offered={when(assignment.offeredAt)} />
      </details>
    </li>
  );
}

/** What the NPO and the relay wrote. */
function FromNpo({ assignment, offered }: { assignment: Assignment; offered: ReactNode }) {
  const { rich, format } = useText();
  const { id, client, brief, checklist, dueDay, stages, received } = assignment;
  return (
    <dl className={styles.facts}>
      <Told name={rich('keys.privacyOffered')}>{offered}</Told>
      <Told name={rich('keys.privacyClient')}>{client}</Told>
      <Told name={rich('keys.privacyDue')}>{dueDay && rich(format.day(dueDay))}</Told>
      <Told name={rich('tasks.brief')}>{brief}</Told>
      <Told name={rich('tasks.checklist')}>{checklist.join('\n')}</Told>
      <Told name={rich('tasks.relay')}>
        {stages.length > 0 && (
          <ul>
            {stages.map((stage) => (
              <li key={stage.stageId}>
                {stage.role}
                {stage.stageId === id ? <>・{rich('tasks.you')}</> : stage.who && `・${stage.who}`}
                {stage.dueDay && <>・{rich(format.dayShort(stage.dueDay))}</>}
              </li>
            ))}
          </ul>
        )}
      </Told>
      <Told name={rich('tasks.received')}>
        {received && [received.who, received.note, ...received.links].filter(Boolean).join('\n')}
      </Told>
    </dl>
  );
}

/** One thing that was written; nothing while it was not. */
function Told({ name, children }: { name: ReactNode; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={styles.written}>{children}</dd>
    </div>
  );
}
