import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { beginAnew } from '#renderer/sync/keys/sheet.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { KeysError } from './KeysError.tsx';
import styles from './KeysPage.module.css';
import { useKeysAct } from './use-keys.ts';

/** Every device and the code are lost: what that means is said before anything is done. */
export function NeitherLeft({ onDone }: { onDone: () => void }) {
  const { rich } = useText();
  const [isOpen, setOpen] = useState(false);
  const { act, isBusy, error } = useKeysAct();
  const go = async () => {
    const begun = await act(({ workspace, api }) => beginAnew(workspace, api));
    if (!begun) return;
    setOpen(false);
    onDone();
  };
  return (
    <div>
      <Button kind="plain" onPress={() => setOpen(true)}>
        {rich('keys.neither')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={rich('keys.neitherDialog')}
        footer={
          <>
            <Button kind="plain" onPress={() => setOpen(false)}>
              {rich('common.cancel')}
            </Button>
            <Button kind="main" onPress={() => void go()} aria-disabled={isBusy}>
              {rich('keys.neitherGo')}
            </Button>
          </>
        }
      >
        <div className={styles.stack}>
          <p>{rich('keys.neitherLost')}</p>
          <p>{rich('keys.neitherStays')}</p>
          <p>{rich('keys.neitherBack')}</p>
          <KeysError error={error} />
        </div>
      </Dialog>
    </div>
  );
}
