import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { countLocked, useKeysReport } from '#renderer/model/keys/index.ts';
import { useStatus } from '#renderer/model/sync/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { readAccount } from '#renderer/sync/keys/leave.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import type { Account } from '#shared/http/account.ts';
import { KeysError } from './KeysError.tsx';
import styles from './KeysPage.module.css';
import { LeaveFacts } from './LeaveFacts.tsx';
import { LeaveForm } from './LeaveForm.tsx';
import { LeaveHere } from './LeaveHere.tsx';
import { NotAllHere } from './NotAllHere.tsx';
import { useKeysAct } from './use-keys.ts';
import { useStepFocus } from './use-step-focus.ts';

/**
 * What the server has told of an account, and the name of the NPO. `account` is null when it had been deleted before.
 */
interface LeaveNotice {
  account: Account | null;
  npo: string;
}

/** Leaving the NPO: what will be lost and what stays is said before, and again afterwards. */
export default function LeavePage() {
  const { rich } = useText();
  const report = useKeysReport();
  const status = useStatus();
  const locked = useRows(countLocked, []);
  const [told, setTold] = useState<LeaveNotice | null>(null);
  const [leftHere, setLeftHere] = useState<string | null>(null);
  const { act, error, isBusy } = useKeysAct();
  const npo = report?.membership?.npo;
  const ask = useCallback(async () => {
    if (npo === undefined) return;
    const asked = await act(({ workspace, host, api }) => readAccount(workspace, host, api));
    if (asked) setTold({ account: asked.done, npo });
  }, [npo, act]);
  useEffect(() => void ask(), [ask]);
  if (!report || !status || locked === undefined) return null;
  const { membership } = report;
  if (!membership && told) return <Left {...told} />;
  if (!membership && leftHere !== null) return <LeftHere npo={leftHere} />;
  return (
    <div className={styles.page} data-ready="leave">
      <ScreenTitle>{rich('app.leave')}</ScreenTitle>
      {!membership && (
        <>
          <p>{rich('keys.privacyLocal')}</p>
          <p>
            <Link href="/status">{rich('keys.toStatus')}</Link>
          </p>
        </>
      )}
      {membership && !told && (
        <>
          <div role="status" className={styles.said}>
            {isBusy && <p>{rich('status.devicesLoading')}</p>}
          </div>
          <KeysError error={error} />
          {error && (
            <>
              <div>
                <Button onPress={() => void ask()}>{rich('keys.again')}</Button>
              </div>
              <LeaveHere npo={membership.npo} locked={locked} onLeft={() => setLeftHere(membership.npo)} />
            </>
          )}
        </>
      )}
      {membership && told?.account && (
        <>
          <p>{rich('keys.leaveText', { npo: membership.npo })}</p>
          <NotAllHere report={report} status={status} account={told.account} locked={locked} />
          <LeaveFacts account={told.account} isDone={false} />
          <LeaveForm name={membership.member.name} />
        </>
      )}
    </div>
  );
}

/** Afterwards: what is gone, what is not, and that the workspace goes on. */
function Left({ account, npo }: LeaveNotice) {
  const { rich } = useText();
  return (
    <Done title={rich('keys.leaveDone', { npo })}>
      <p>{rich('keys.leaveGoesOn')}</p>
      {account && <LeaveFacts account={account} isDone />}
    </Done>
  );
}

/** After this computer alone has left. */
function LeftHere({ npo }: { npo: string }) {
  const { rich } = useText();
  return (
    <Done title={rich('keys.leaveHereDone', { npo })}>
      <p>{rich('keys.leaveGoesOn')}</p>
      <p>{rich('keys.leaveHereAccount', { npo })}</p>
    </Done>
  );
}

function Done({ title, children }: { title: ReactNode; children: ReactNode }) {
  const { rich } = useText();
  const heading = useStepFocus();
  return (
    <div className={styles.page} data-ready="left">
      <ScreenTitle ref={heading}>{title}</ScreenTitle>
      {children}
      <p>
        <Link href="/">{rich('app.toToday')}</Link>
      </p>
    </div>
  );
}
