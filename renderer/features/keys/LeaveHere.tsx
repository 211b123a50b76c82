import { useState } from 'react';
import { useHost } from '#renderer/host/host-context.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { leave } from '#renderer/sync/keys/leave.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import styles from './KeysPage.module.css';

interface LeaveHereProps {
  npo: string;
  /** How many records came here that could not be opened. */
  locked: number;
  onLeft: () => void;
}

/** Leaving without the server, when it is gone or does not know this computer. What that means is said before. */
export function LeaveHere({ npo, locked, onLeft }: LeaveHereProps) {
  const { rich } = useText();
  const workspace = useWorkspace();
  const host = useHost();
  const [isOpen, setOpen] = useState(false);
  const go = async () => {
    await leave(workspace, host);
    onLeft();
  };
  return (
    <Card title={rich('keys.leaveHere')}>
      <p>{rich('keys.leaveHereText')}</p>
      <div>
        <Button onPress={() => setOpen(true)}>{rich('keys.leaveHereLook')}</Button>
      </div>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={rich('keys.leaveHere')}
        footer={
          <>
            <Button kind="plain" onPress={() => setOpen(false)}>
              {rich('common.cancel')}
            </Button>
            <Button kind="main" onPress={() => void go()}>
              {rich('keys.leaveHereGo')}
            </Button>
          </>
        }
      >
        <div className={styles.stack}>
          <p>{rich('keys.leaveHereStays')}</p>
          {locked > 0 && <p>{rich('keys.leaveHereNotOpened', { count: locked })}</p>}
          <p>{rich('keys.leaveHereAccount', { npo })}</p>
          <p>{rich('keys.leaveHereBack')}</p>
        </div>
      </Dialog>
    </Card>
  );
}
