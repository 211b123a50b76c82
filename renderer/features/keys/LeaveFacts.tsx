import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import type { Account } from '#shared/http/account.ts';
import styles from './KeysPage.module.css';

/** What leaving means: what stays here, what is deleted at the server, what stays with others, what goes back. */
export function LeaveFacts({ account, isDone }: { account: Account; isDone: boolean }) {
  const { rich } = useText();
  const { assignments, shares, sealedRows, devices, stays, returns } = account;
  return (
    <>
      <Card title={rich('keys.leaveStays')}>
        <p>{rich('keys.leaveStaysText')}</p>
      </Card>
      <Card title={rich(isDone ? 'keys.leaveDoneDeleted' : 'keys.leaveDeleted')}>
        <dl className={styles.facts}>
          <Count name={rich('keys.leaveOpenRows')} count={assignments} />
          <Count name={rich('keys.leaveShares')} count={shares} />
          <Count name={rich('keys.leaveSealedRows')} count={sealedRows} />
          <Count name={rich('keys.leaveDevices')} count={devices} />
        </dl>
        <p>{rich('keys.leaveFinal')}</p>
      </Card>
      <Card title={rich('keys.leaveOthers')}>
        <p>{rich(stays.length > 0 ? 'keys.leaveOthersText' : 'keys.leaveOthersNone')}</p>
        <Parts parts={stays} />
      </Card>
      {returns.length > 0 && (
        <Card title={rich('keys.leaveReturns')}>
          <p>{rich('keys.leaveReturnsText')}</p>
          <Parts parts={returns} />
        </Card>
      )}
    </>
  );
}

function Count({ name, count }: { name: ReactNode; count: number }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{count}</dd>
    </div>
  );
}

function Parts({ parts }: { parts: Account['stays'] }) {
  if (parts.length === 0) return null;
  return (
    <ul className={styles.list}>
      {parts.map(({ project, role }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place.
        <li key={index}>{[project, role].filter(Boolean).join('・')}</li>
      ))}
    </ul>
  );
}
