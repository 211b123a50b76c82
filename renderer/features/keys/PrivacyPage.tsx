import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { readPrivacy, useKeysReport } from '#renderer/model/keys/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import styles from './KeysPage.module.css';
import { OpenRow } from './OpenRow.tsx';
import { SealedExample } from './SealedExample.tsx';
import { ShownPages } from './ShownPages.tsx';

/** What the NPO and its server see of this workspace: everything open, word by word, and the traces of the rest. */
export default function PrivacyPage() {
  const { rich } = useText();
  const report = useKeysReport();
  const privacy = useRows(readPrivacy, []);
  if (!report || !privacy) return null;
  const { membership, keyring } = report;
  const { assignments, shares } = privacy.open;
  const hasKeyring = keyring !== 'none' && keyring !== 'unknown';
  const traces = hasKeyring ? 'keys.privacyTracesNow' : 'keys.privacyTracesLater';
  return (
    <div className={styles.page} data-ready="privacy">
      <ScreenTitle>{rich('keys.toPrivacy')}</ScreenTitle>
      {!membership && <p>{rich('keys.privacyLocal')}</p>}
      {membership && (
        <Card title={rich('sharing.shownTitle')}>
          <p>{rich('sharing.shownText')}</p>
          <ShownPages shares={shares} name={membership.member.name} />
        </Card>
      )}
      {(membership || assignments.length > 0) && (
        <Card title={rich('keys.privacyOpen')}>
          <p>{rich('keys.privacyOpenText')}</p>
          {assignments.length === 0 && <p className={styles.quiet}>{rich('keys.privacyOpenNone')}</p>}
          <ul className={styles.rows}>
            {assignments.map((assignment) => (
              <OpenRow key={assignment.id} assignment={assignment} />
            ))}
          </ul>
          <p>{rich('keys.privacyNothing')}</p>
        </Card>
      )}
      {membership && keyring === 'unknown' && <p>{rich('keys.unknownText')}</p>}
      {membership && keyring !== 'unknown' && (
        <Card title={rich('keys.privacyTraces')}>
          <p>{rich(traces)}</p>
          <ul className={styles.list}>
            <li>{rich('keys.privacyTracesKind')}</li>
            <li>{rich('keys.privacyTracesTime')}</li>
            <li>{rich('keys.privacyTracesSize')}</li>
            <li>{rich('keys.privacyTracesComputer')}</li>
          </ul>
          {keyring === 'open' && (
            <p className={styles.quiet}>{rich('keys.privacyCounts', { count: privacy.sealedRows })}</p>
          )}
        </Card>
      )}
      {membership && hasKeyring && (
        <Card title={rich('keys.privacyExample')}>
          <SealedExample />
        </Card>
      )}
      {membership && (
        <p>
          <Link href="/keys">{rich('keys.title')}</Link>
        </p>
      )}
    </div>
  );
}
