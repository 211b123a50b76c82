import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/model/keys/index.ts';
import { useKeysReport } from '#renderer/model/keys/index.ts';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import styles from './KeysPage.module.css';
import { OpenKeys } from './OpenKeys.tsx';
import { SheetFlow } from './SheetFlow.tsx';
import { WaysIn } from './WaysIn.tsx';

/** What has happened on this page that the next state does not say by itself. */
type Happened = 'begun-anew' | 'other-faster' | 'opened';

const happenedWords = {
  'begun-anew': 'keys.neitherDone',
  'other-faster': 'keys.sheetFaster',
  opened: 'keys.opened',
} as const satisfies Record<Happened, string>;

/** The member's own records: how they are locked, and who opens them. */
export default function KeysPage() {
  const { rich } = useText();
  const report = useKeysReport();
  const [happened, setHappened] = useState<Happened | null>(null);
  useOpening(report, () => setHappened('opened'));
  const keyring = useLastKnown(report?.keyring);
  if (!report) return null;
  return (
    <div className={styles.page} data-ready="keys">
      <ScreenTitle>{rich('keys.title')}</ScreenTitle>
      <div role="status" className={styles.said}>
        {happened && <p>{rich(happenedWords[happened])}</p>}
      </div>
      <State report={{ ...report, keyring }} onHappened={setHappened} />
      {report.membership && (
        <p>
          <Link href="/privacy">{rich('keys.toPrivacy')}</Link>
        </p>
      )}
    </div>
  );
}

/**
 * After beginning anew the state is unknown until the server has answered: the last known one is kept, so that the page
 * does not change meanwhile.
 */
function useLastKnown(keyring: KeysReport['keyring'] = 'unknown'): KeysReport['keyring'] {
  const [known, setKnown] = useState(keyring);
  if (keyring !== 'unknown' && keyring !== known) setKnown(keyring);
  return keyring === 'unknown' ? known : keyring;
}

/** Calls `onOpen` when records can be opened that were locked here before. */
function useOpening(report: KeysReport | undefined, onOpen: () => void): void {
  const before = useRef<KeysReport['keyring']>('unknown');
  const now = report?.keyring ?? 'unknown';
  useEffect(() => {
    if (now === 'open' && (before.current === 'closed' || before.current === 'refused')) onOpen();
    if (now !== 'unknown') before.current = now;
  });
}

interface StateProps {
  report: KeysReport;
  onHappened: (happened: Happened | null) => void;
}

function State({ report, onHappened }: StateProps) {
  const { rich } = useText();
  const { membership, keyring } = report;
  const [isMaking, setMaking] = useState(false);
  if (!membership) {
    return (
      <>
        <p>{rich('keys.localText')}</p>
        <p>
          <Link href="/status">{rich('keys.toStatus')}</Link>
        </p>
      </>
    );
  }
  // A sheet that is being confirmed is stored here before the server has taken it: until then the steps stay open.
  switch (isMaking && keyring === 'open' ? 'none' : keyring) {
    case 'none':
      return (
        <SheetFlow
          membership={membership}
          kind="first"
          onMaking={setMaking}
          onOtherFaster={() => onHappened('other-faster')}
        />
      );
    case 'open':
      return <OpenKeys report={report} membership={membership} onBegin={() => onHappened(null)} />;
    case 'unknown':
      return <p>{rich('keys.unknownText')}</p>;
    default:
      return <WaysIn report={report} onBegunAnew={() => onHappened('begun-anew')} />;
  }
}
