import { useState } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/store/reads/keys.ts';
import styles from './KeysPage.module.css';
import { OpenKeys } from './OpenKeys.tsx';
import { SheetFlow } from './SheetFlow.tsx';
import { useKeysReport } from './use-keys.ts';
import { WaysIn } from './WaysIn.tsx';

/** The member's own records: how they are locked, and who opens them. */
export default function KeysPage() {
  const { rich } = useText();
  const report = useKeysReport();
  const [hasBegunAnew, setBegunAnew] = useState(false);
  if (!report) return null;
  return (
    <div className={styles.page} data-ready="keys">
      <h1>{rich('keys.title')}</h1>
      <State report={report} hasBegunAnew={hasBegunAnew} onBegunAnew={() => setBegunAnew(true)} />
      {report.membership && (
        <p>
          <Link href="/privacy">{rich('keys.toPrivacy')}</Link>
        </p>
      )}
    </div>
  );
}

interface StateProps {
  report: KeysReport;
  hasBegunAnew: boolean;
  onBegunAnew: () => void;
}

function State({ report, hasBegunAnew, onBegunAnew }: StateProps) {
  const { rich } = useText();
  if (!report.membership) {
    return (
      <>
        <p>{rich('keys.localText')}</p>
        <p>
          <Link href="/status">{rich('keys.toStatus')}</Link>
        </p>
      </>
    );
  }
  switch (report.keyring) {
    case 'none':
      return (
        <>
          {hasBegunAnew && <p role="status">{rich('keys.neitherDone')}</p>}
          <SheetFlow membership={report.membership} kind="first" />
        </>
      );
    case 'open':
      return <OpenKeys report={report} membership={report.membership} />;
    case 'unknown':
      return <p>{rich('status.devicesLoading')}</p>;
    default:
      return <WaysIn report={report} onBegunAnew={onBegunAnew} />;
  }
}
