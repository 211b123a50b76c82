import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { Device } from '#renderer/sync/devices.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from './Devices.module.css';
import { RenameDevice } from './RenameDevice.tsx';
import { instantWords } from './row-words.ts';
import { SignOutDialog } from './SignOutDialog.tsx';
import type { Devices as AskedDevices } from './use-devices.ts';

interface DevicesProps {
  devices: AskedDevices;
  isReachable: boolean;
}

/** The member's devices: which there are, their names, and the way to sign one out. */
export function Devices({ devices, isReachable }: DevicesProps) {
  const { rich } = useText();
  const { list, trouble, askAgain } = devices;
  if (!isReachable) return <p className={styles.quiet}>{rich('status.devicesOffline')}</p>;
  if (trouble) {
    return (
      <>
        <p>{rich(`problems.${trouble}`)}</p>
        <div>
          <Button onPress={askAgain}>{rich('status.devicesAgain')}</Button>
        </div>
      </>
    );
  }
  if (!list) return <p className={styles.quiet}>{rich('status.devicesLoading')}</p>;
  return (
    <ul className={styles.list}>
      {list.map((device) => (
        <DeviceRow key={device.id} device={device} devices={devices} />
      ))}
    </ul>
  );
}

function DeviceRow({ device, devices }: { device: Device; devices: AskedDevices }) {
  const { t, rich, format } = useText();
  const zone = useWorkspace().around.zone();
  const [open, setOpen] = useState<'name' | 'named' | 'sign-out' | null>(null);
  const { name, isThis, createdAt, seenAt } = device;
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
      />
    </li>
  );
}
