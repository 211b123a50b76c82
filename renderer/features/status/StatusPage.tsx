import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useKeysReport } from '#renderer/model/keys/index.ts';
import { readJournal, readWaiting, useStatus } from '#renderer/model/sync/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import type { SyncState } from '#renderer/store/state.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { Devices } from './Devices.tsx';
import { Journal } from './Journal.tsx';
import { NpoCard } from './NpoCard.tsx';
import { OwnRecords } from './OwnRecords.tsx';
import styles from './StatusPage.module.css';
import { useDevices } from './use-devices.ts';
import { WaitingList } from './WaitingList.tsx';

/** How many journal rows the page shows. */
const JOURNAL_SHOWN = 50;
/** How many waiting changes of each kind the page looks at. */
const WAITING_SHOWN = 20;

/** States in which there may be a server to ask. */
const reachable: ReadonlyArray<SyncState | undefined> = ['up-to-date', 'syncing', 'backing-off'];

export interface StatusPageProps {
  /** The way to join, shown while this workspace has no connection. */
  join: ReactNode;
  onSyncNow: () => void;
}

/** The details behind the sync line: which NPO this workspace syncs with, what waits, and what never leaves. */
export default function StatusPage({ join, onSyncNow }: StatusPageProps) {
  const { rich } = useText();
  const report = useStatus();
  const keys = useKeysReport();
  const open = useRows((db) => readWaiting(db, 'open', WAITING_SHOWN), []);
  const deferred = useRows((db) => readWaiting(db, 'deferred', WAITING_SHOWN), []);
  const held = useRows((db) => readWaiting(db, 'held', WAITING_SHOWN), []);
  const journal = useRows((db) => readJournal(db, JOURNAL_SHOWN), []);
  const devices = useDevices(reachable.includes(report?.status?.state));
  if (!report || !keys || !open || !deferred || !held || !journal) return null;
  const { membership, status } = report;
  // After leaving there is nowhere to sign in.
  const needsSignIn = membership !== null && status?.state === 'sign-in-needed';
  const deviceNames = new Map(devices.list?.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])));
  return (
    <div className={styles.page} data-ready="status">
      <ScreenTitle>{rich('status.title')}</ScreenTitle>
      {membership ? (
        <NpoCard membership={membership} report={report} onSyncNow={onSyncNow} />
      ) : (
        <p>{rich('status.localText')}</p>
      )}
      {needsSignIn && (
        <p>{rich(status.error === 'device-revoked' ? 'errors.device-revoked' : 'status.signInText')}</p>
      )}
      {(!membership || needsSignIn) && join}
      {open.count > 0 && (
        <Card title={rich('status.waiting')}>
          <WaitingList lane={open} />
        </Card>
      )}
      {deferred.count > 0 && (
        <Card title={rich('status.deferred')}>
          <p>{rich('errors.unknown-to-server')}</p>
          <WaitingList lane={deferred} />
        </Card>
      )}
      <Card title={rich('status.journal')}>
        <Journal journal={journal} deviceNames={deviceNames} />
      </Card>
      {membership && (
        <Card title={rich('status.devices')}>
          <Devices devices={devices} keys={keys} isReachable={reachable.includes(status?.state)} />
        </Card>
      )}
      <OwnRecords keys={keys} held={held} />
      {membership && (
        <p className={styles.quiet}>
          <Link href="/leave">{rich('status.leave')}</Link>
        </p>
      )}
    </div>
  );
}
