import { Copy } from 'lucide-react';
import { useState } from 'react';
import { syncErrorText } from '#renderer/locales/sync-error-text.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { IssuedInvite } from '#shared/http/account.ts';
import styles from './Devices.module.css';
import { instantWords } from './row-words.ts';
import type { Devices } from './use-devices.ts';

interface AddDeviceProps {
  devices: Devices;
  /** The member's own records are synced, and can be opened here. */
  isOpen: boolean;
}

/** Invites another computer of the member: a link and a code that work once. */
export function AddDevice({ devices, isOpen }: AddDeviceProps) {
  const { rich, format } = useText();
  const zone = useWorkspace().around.zone();
  const [invite, setInvite] = useState<IssuedInvite | null>(null);
  const [error, setError] = useState<SyncErrorCode | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ask = async () => {
    if (isBusy) return;
    setBusy(true);
    const asked = await devices.invite();
    setBusy(false);
    if (typeof asked === 'string') return setError(asked);
    setError(null);
    setInvite(asked);
  };
  const copy = async (link: string) => {
    try {
      await navigator.clipboard.writeText(link);
      showToast({ message: rich('status.copied') });
    } catch {
      showToast({ message: rich('status.copyBlocked') });
    }
  };
  const until = invite && instantWords(format, invite.expiresAt, zone);
  return (
    <div className={styles.add}>
      <div role="status">
        {invite && until && (
          <div className={styles.invite}>
            <p>{rich('status.deviceAddText', { day: rich(until.day), time: until.time })}</p>
            {isOpen && <p>{rich('status.deviceAddThen')}</p>}
            <dl className={styles.inviteFacts}>
              <dt className={styles.quiet}>{rich('status.deviceAddLink')}</dt>
              <dd className={styles.code} translate="no">
                {invite.link}
              </dd>
              <dt className={styles.quiet}>{rich('status.deviceAddCode')}</dt>
              <dd className={styles.code} translate="no">
                {invite.code}
              </dd>
            </dl>
          </div>
        )}
      </div>
      <div role="alert" className={styles.error}>
        {error && rich(syncErrorText(error))}
      </div>
      <div className={styles.actions}>
        {invite && (
          <Button icon={Copy} onPress={() => void copy(invite.link)}>
            {rich('status.deviceAddCopy')}
          </Button>
        )}
        <Button kind={invite ? 'plain' : 'quiet'} aria-disabled={isBusy} onPress={() => void ask()}>
          {rich('status.deviceAdd')}
        </Button>
      </div>
    </div>
  );
}
