import { KeyRound, Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/model/keys/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { Device } from '#renderer/sync/membership.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { AddDevice } from './AddDevice.tsx';
import styles from './Devices.module.css';
import { NewSheetDialog } from './NewSheetDialog.tsx';
import { RenameDevice } from './RenameDevice.tsx';
import { instantWords } from './row-words.ts';
import { SignOutDialog } from './SignOutDialog.tsx';
import type { Devices as AskedDevices } from './use-devices.ts';

interface DevicesProps {
  devices: AskedDevices;
  keys: KeysReport;
  isReachable: boolean;
}

/** The member's devices: which there are, their names, and the way to sign one out. */
export function Devices({ devices, keys, isReachable }: DevicesProps) {
  const { t, rich } = useText();
  const { list, error, askAgain } = devices;
  const [knewSheet, setKnewSheet] = useState<string | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const shown = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // The element that had the focus went with the row of the computer that was signed out.
    if (gone !== null && knewSheet === null) shown.current?.focus();
  }, [gone, knewSheet]);
  if (!isReachable) return <p className={styles.quiet}>{rich('status.devicesOffline')}</p>;
  if (error) {
    return (
      <>
        <p>{rich(`errors.${error}`)}</p>
        <div>
          <Button onPress={askAgain}>{rich('status.devicesAgain')}</Button>
        </div>
      </>
    );
  }
  if (!list) return <p className={styles.quiet}>{rich('status.devicesLoading')}</p>;
  const { keyring, sheet } = keys;
  const onSignedOut = ({ id }: Device, name: string) => {
    setGone(id);
    if (keyring === 'open' && sheet?.seenOn.has(id)) setKnewSheet(name);
    else showToast({ message: rich('status.deviceSignedOut', { name }) });
  };
  return (
    <>
      <ul ref={shown} tabIndex={-1} aria-label={t('status.devices')} className={styles.list}>
        {list.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            devices={devices}
            keys={keys}
            onSignedOut={(name) => onSignedOut(device, name)}
          />
        ))}
      </ul>
      {knewSheet !== null && <NewSheetDialog name={knewSheet} onClose={() => setKnewSheet(null)} />}
      <AddDevice devices={devices} isOpen={keys.keyring === 'open'} />
    </>
  );
}

interface DeviceRowProps {
  device: Device;
  devices: AskedDevices;
  keys: KeysReport;
  /** @param name what it was called */
  onSignedOut: (name: string) => void;
}

function DeviceRow({ device, devices, keys, onSignedOut }: DeviceRowProps) {
  const { t, rich, format } = useText();
  const zone = useWorkspace().around.zone();
  const [open, setOpen] = useState<'name' | 'named' | 'sign-out' | null>(null);
  const { name, isThis, createdAt, seenAt } = device;
  const { keyring, sheet } = keys;
  const sheetKnown = keyring === 'open' && sheet?.seenOn.has(device.id) ? sheet : null;
  const said = name || t('status.deviceUnnamed');
  const joined = instantWords(format, createdAt, zone);
  const seen = !isThis && seenAt !== null && instantWords(format, seenAt, zone);
  return (
    <li className={styles.device}>
      <div className={styles.about}>
        {open === 'name' ? (
          <RenameDevice device={device} devices={devices} onClose={() => setOpen('named')} />
        ) : (
          <p className={styles.name}>
            <span>{name || rich('status.deviceUnnamed')}</span>
            {isThis && <span className={styles.quiet}>{rich('status.deviceThis')}</span>}
          </p>
        )}
        <p className={classNames(styles.seen, styles.quiet)}>
          <span>{rich('status.deviceJoined', { day: joined.day })}</span>
          {seen && <span>{rich('status.deviceSeen', seen)}</span>}
        </p>
        <KeysMark device={device.id} keys={keys} />
      </div>
      <div className={styles.actions}>
        {open !== 'name' && (
          <IconButton
            icon={Pencil}
            label={t('status.deviceRenameItem', { name: said })}
            onPress={() => setOpen('name')}
            // The focus comes back to where the name was opened.
            autoFocus={open === 'named'}
          />
        )}
        {!isThis && (
          <Button kind="plain" about={said} onPress={() => setOpen('sign-out')}>
            {rich('status.deviceSignOut')}
          </Button>
        )}
      </div>
      <SignOutDialog
        name={said}
        isOpen={open === 'sign-out'}
        onClose={() => setOpen(null)}
        device={device}
        devices={devices}
        hasKeys={keys.devices.has(device.id)}
        sheet={sheetKnown}
        onSignedOut={() => onSignedOut(said)}
      />
    </li>
  );
}

/** Whether a device opens the member's own records, or asks to. */
function KeysMark({ device, keys: { keyring, devices, others } }: { device: string; keys: KeysReport }) {
  const { rich } = useText();
  if (keyring !== 'open') return null;
  if (devices.has(device)) {
    return (
      <p className={classNames(styles.opens, styles.quiet)}>
        <KeyRound size={16} strokeWidth={1.75} aria-hidden />
        {rich('status.deviceOpens')}
      </p>
    );
  }
  if (!others.some((request) => request.device === device)) return null;
  return (
    <p className={styles.seen}>
      <span>{rich('status.deviceAsks')}</span>
      <Link href="/keys">{rich('keys.questionRequestGo')}</Link>
    </p>
  );
}
