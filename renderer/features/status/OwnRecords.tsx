import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/model/keys/index.ts';
import type { WaitingOps } from '#renderer/model/sync/index.ts';
import { useIsLasting } from '#renderer/store/lasting.ts';
import { Card } from '#renderer/ui/Card.tsx';
import styles from './StatusPage.module.css';
import { WaitingList } from './WaitingList.tsx';

interface OwnRecordsProps {
  keys: KeysReport;
  /** What waits for keys. */
  held: WaitingOps;
}

/** Whether the member's own records are synced, or why not. */
export function OwnRecords({ keys: { membership, keyring }, held }: OwnRecordsProps) {
  const { rich } = useText();
  const isOpen = keyring === 'open';
  const isLasting = useIsLasting();
  return (
    <Card title={rich(isOpen ? 'keys.title' : 'status.held')}>
      <p>{rich(membership ? words[keyring] : 'status.heldLocal')}</p>
      {isLasting === false && (
        <p>
          {rich('status.mayBeCleared')} <Link href="/data">{rich('status.toFile')}</Link>
        </p>
      )}
      {held.count > 0 && !isOpen && (
        <>
          <p className={styles.quiet}>{rich('status.heldCount', { count: held.count })}</p>
          <details className={styles.more}>
            <summary>{rich('status.heldShow')}</summary>
            <WaitingList lane={held} />
          </details>
        </>
      )}
      {membership && (
        <p className={styles.links}>
          <Link href="/keys">{rich(links[keyring])}</Link>
          <Link href="/privacy">{rich('keys.toPrivacy')}</Link>
        </p>
      )}
    </Card>
  );
}

const words = {
  unknown: 'keys.unknownText',
  none: 'status.heldText',
  open: 'keys.openText',
  closed: 'status.heldClosed',
  refused: 'keys.refusedText',
} as const satisfies Record<KeysReport['keyring'], string>;

const links = {
  unknown: 'keys.title',
  none: 'keys.questionNoneGo',
  open: 'keys.title',
  closed: 'keys.questionClosedGo',
  refused: 'keys.questionClosedGo',
} as const satisfies Record<KeysReport['keyring'], string>;
