import { RefreshCw } from 'lucide-react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/model/keys/index.ts';
import type { StatusReport } from '#renderer/model/sync/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { askToSync } from '#renderer/store/sync-status.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import type { Account } from '#shared/http/account.ts';
import styles from './KeysPage.module.css';

interface NotAllHereProps {
  report: KeysReport;
  status: StatusReport;
  account: Account;
  /** How many records came here that could not be opened. */
  locked: number;
}

/** Before leaving: what the server has and this computer does not. Nothing when all is here. */
export function NotAllHere({ report, status, account, locked }: NotAllHereProps) {
  const { rich } = useText();
  const workspace = useWorkspace();
  const isBehind = status.status?.state !== 'up-to-date' || status.waiting > 0 || status.pulled !== null;
  const isLocked = report.keyring !== 'open' && account.sealedRows > 0;
  if (!isBehind && !isLocked && locked === 0) return null;
  return (
    <Card title={rich('keys.leaveNotAll')}>
      {isBehind && (
        <>
          <p>{rich('keys.leaveNotInStep')}</p>
          <div>
            <Button icon={RefreshCw} onPress={() => void askToSync(workspace)}>
              {rich('status.syncNow')}
            </Button>
          </div>
        </>
      )}
      {locked > 0 && <p>{rich('keys.leaveNotOpened', { count: locked })}</p>}
      {isLocked && (
        <>
          <p>{rich('keys.leaveLocked')}</p>
          <p>
            <Link href="/keys" className={styles.go}>
              {rich('keys.questionClosedGo')}
            </Link>
          </p>
        </>
      )}
    </Card>
  );
}
