import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { SheetReport } from '#renderer/model/keys/index.ts';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import type { Device } from '#renderer/sync/membership.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import styles from './Devices.module.css';
import type { Devices } from './use-devices.ts';

interface SignOutDialogProps {
  device: Device;
  name: string;
  devices: Devices;
  /** It opens the member's own records. */
  hasKeys: boolean;
  /** The recovery sheet, where its code may be known on the device. */
  sheet: SheetReport | null;
  isOpen: boolean;
  onClose: () => void;
  onSignedOut: () => void;
}

/** The decision to sign another device out, which cannot be undone: what happens is said before. */
export function SignOutDialog({
  device,
  name,
  devices,
  hasKeys,
  sheet,
  isOpen,
  onClose,
  onSignedOut,
}: SignOutDialogProps) {
  const { rich } = useText();
  const [error, setError] = useState<SyncErrorCode | null>(null);
  const close = () => {
    setError(null);
    onClose();
  };
  const signOut = async () => {
    const hindered = await devices.signOut(device.id);
    if (hindered) return setError(hindered);
    close();
    onSignedOut();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={rich('status.deviceSignOutTitle', { name })}
      footer={
        <>
          <Button kind="plain" onPress={close}>
            {rich('common.cancel')}
          </Button>
          <Button kind="main" onPress={() => void signOut()}>
            {rich('status.deviceSignOut')}
          </Button>
        </>
      }
    >
      <ul className={styles.effects}>
        <li>{rich('status.deviceSignOutStops')}</li>
        <li>{rich('status.deviceSignOutStays')}</li>
        {hasKeys && <li>{rich('status.deviceSignOutKeys')}</li>}
        {sheet && (
          <li>
            <p>
              {rich(
                sheet.maker === device.id ? 'status.deviceSignOutSheetMade' : 'status.deviceSignOutCodeTyped',
              )}
            </p>
            <p>{rich('status.deviceSignOutCodeKnown')}</p>
          </li>
        )}
        <li>{rich('status.deviceSignOutInvites')}</li>
        <li>{rich('status.deviceSignOutBack')}</li>
      </ul>
      <div role="alert" className={styles.error}>
        {error && rich(`errors.${error}`)}
      </div>
    </Dialog>
  );
}
