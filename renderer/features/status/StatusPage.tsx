import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHost } from '#renderer/host/host-context.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { countHeld, readJournal, readStatus } from '#renderer/store/reads/status.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { dayOf } from '#shared/domain/day.ts';
import { Journal } from './Journal.tsx';
import styles from './StatusPage.module.css';

/** How many journal rows the page shows. */
const JOURNAL_SHOWN = 50;

export interface StatusPageProps {
  /** The way to join, shown while this workspace has no connection. */
  join: ReactNode;
  onSyncNow: () => void;
}

/** What is behind the quiet line: with whom this workspace is in step, what waits, and what never leaves. */
export default function StatusPage({ join, onSyncNow }: StatusPageProps) {
  const { rich, format } = useText();
  const { around } = useWorkspace();
  const { can } = useHost();
  const report = useRows(readStatus, []);
  const held = useRows(countHeld, []);
  const journal = useRows((db) => readJournal(db, JOURNAL_SHOWN), []);
  if (!report || held === undefined || !journal) return null;
  const { membership, status, waiting } = report;
  const needsSignIn = status?.state === 'sign-in-needed';
  const zone = around.zone();
  const lastSyncAt = status?.lastSyncAt ?? null;
  return (
    <div className={styles.page} data-ready="status">
      <h1>{rich('status.title')}</h1>
      {membership ? (
        <Card>
          <dl className={styles.facts}>
            <Fact name={rich('status.npo')}>{membership.npo}</Fact>
            <Fact name={rich('status.member')}>{membership.member.name}</Fact>
            <Fact name={rich('status.server')}>{membership.server}</Fact>
            <Fact name={rich('status.lastSync')}>
              {lastSyncAt === null
                ? rich('status.lastSyncNever')
                : rich('status.lastSyncValue', {
                    day: format.day(dayOf(lastSyncAt, zone, 0)),
                    time: format.time(lastSyncAt, zone),
                  })}
            </Fact>
            <Fact name={rich('status.waiting')}>
              {waiting === 0 ? rich('status.waitingNone') : rich('status.waitingCount', { count: waiting })}
            </Fact>
          </dl>
          {status?.trouble && <p>{rich(`problems.${status.trouble}`)}</p>}
          <p className={styles.quiet}>{rich('status.sentText')}</p>
          {!can.protectedSecrets && <p className={styles.quiet}>{rich('status.unprotected')}</p>}
          {!needsSignIn && (
            <div>
              <Button icon={RefreshCw} onPress={onSyncNow}>
                {rich('status.syncNow')}
              </Button>
            </div>
          )}
        </Card>
      ) : (
        <p>{rich('status.localText')}</p>
      )}
      {needsSignIn && <p>{rich('status.signInText')}</p>}
      {(!membership || needsSignIn) && join}
      <Card title={rich('status.held')}>
        <p>{rich('status.heldText')}</p>
        {held > 0 && <p className={styles.quiet}>{rich('status.heldCount', { count: held })}</p>}
      </Card>
      <Card title={rich('status.journal')}>
        <Journal rows={journal} />
      </Card>
    </div>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
