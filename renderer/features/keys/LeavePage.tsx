import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useStatus } from '#renderer/store/sync-status.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { Account } from '#shared/sync/messages.ts';
import styles from './KeysPage.module.css';
import { KeysTrouble } from './KeysTrouble.tsx';
import { LeaveFacts } from './LeaveFacts.tsx';
import { LeaveForm } from './LeaveForm.tsx';
import { NotAllHere } from './NotAllHere.tsx';
import { useKeysAct, useKeysReport } from './use-keys.ts';
import { useStepFocus } from './use-step-focus.ts';

/** An account as the server told of it, and at which NPO. */
interface Told {
  account: Account;
  npo: string;
}

/** The way out: what would be lost and what stays is said before, and again afterwards. */
export default function LeavePage() {
  const { rich } = useText();
  const report = useKeysReport();
  const status = useStatus();
  const [told, setTold] = useState<Told | null>(null);
  const { act, trouble, isBusy } = useKeysAct();
  const npo = report?.membership?.npo;
  const isMember = npo !== undefined;
  useEffect(() => {
    if (!isMember) return;
    void act(({ api }) => api.account()).then((asked) => asked && setTold({ account: asked.done, npo }));
  }, [isMember, npo, act]);
  if (!report || !status) return null;
  const { membership } = report;
  if (!membership && told) return <Left {...told} />;
  return (
    <div className={styles.page} data-ready="leave">
      <h1>{rich('app.leave')}</h1>
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
          <KeysTrouble trouble={trouble} />
          {trouble && (
            <div>
              <Button
                onPress={() =>
                  void act(({ api }) => api.account()).then(
                    (asked) => asked && setTold({ account: asked.done, npo: membership.npo }),
                  )
                }
              >
                {rich('keys.again')}
              </Button>
            </div>
          )}
        </>
      )}
      {membership && told && (
        <>
          <p>{rich('keys.leaveText', { npo: membership.npo })}</p>
          <NotAllHere report={report} status={status} account={told.account} />
          <LeaveFacts account={told.account} isDone={false} />
          <LeaveForm name={membership.member.name} />
        </>
      )}
    </div>
  );
}

/** Afterwards: what is gone, what is not, and that the workspace goes on. */
function Left({ account, npo }: Told) {
  const { rich } = useText();
  const heading = useStepFocus();
  return (
    <div className={styles.page} data-ready="left">
      <h1 ref={heading} tabIndex={-1}>
        {rich('keys.leaveDone', { npo })}
      </h1>
      <p>{rich('keys.leaveGoesOn')}</p>
      <LeaveFacts account={account} isDone />
      <p>
        <Link href="/">{rich('app.toToday')}</Link>
      </p>
    </div>
  );
}
