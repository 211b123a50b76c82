import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHost } from '#renderer/host/host-context.ts';
import { syncErrorText } from '#renderer/locales/sync-error-text.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import type { StatusReport } from '#renderer/model/sync/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { StateOf } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { instantWords } from './row-words.ts';
import styles from './StatusPage.module.css';

interface NpoCardProps {
  membership: StateOf<'membership'>;
  report: StatusReport;
  onSyncNow: () => void;
}

/** Which NPO this workspace syncs with, when it last did, and what prevents it. */
export function NpoCard({ membership, report, onSyncNow }: NpoCardProps) {
  const { rich, format } = useText();
  const { around } = useWorkspace();
  const { can } = useHost();
  const { status, waiting, pulled } = report;
  const needsSignIn = status?.state === 'sign-in-needed';
  const isStopped = needsSignIn || status?.state === 'upgrade-needed';
  const lastSyncAt = status?.lastSyncAt ?? null;
  return (
    <Card>
      <dl className={styles.facts}>
        <Fact name={rich('status.npo')}>{membership.npo}</Fact>
        <Fact name={rich('status.member')}>{membership.member.name}</Fact>
        <Fact name={rich('status.server')}>{membership.server}</Fact>
        <Fact name={rich('status.lastSync')}>
          {lastSyncAt === null
            ? rich('status.lastSyncNever')
            : rich('status.lastSyncValue', instantWords(format, lastSyncAt, around.zone()))}
        </Fact>
        <Fact name={rich('status.waiting')}>
          {waiting === 0 ? rich('status.waitingNone') : rich('status.waitingCount', { count: waiting })}
        </Fact>
      </dl>
      {pulled !== null && !isStopped && (
        <div className={styles.facts}>
          <ProgressBar label={rich('status.bringing')} share={pulled} />
          <p className={styles.quiet}>{rich('status.bringingText')}</p>
        </div>
      )}
      {status?.error && !needsSignIn && <p>{rich(syncErrorText(status.error))}</p>}
      <p className={styles.quiet}>{rich('status.sentText')}</p>
      {!can.protectedSecrets && <p className={styles.quiet}>{rich('status.unprotected')}</p>}
      {!needsSignIn && (
        <div>
          <Button kind="main" icon={RefreshCw} onPress={onSyncNow}>
            {rich('status.syncNow')}
          </Button>
        </div>
      )}
    </Card>
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
