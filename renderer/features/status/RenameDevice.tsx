import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import type { Device } from '#renderer/sync/membership.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import styles from './Devices.module.css';
import type { Devices } from './use-devices.ts';

interface RenameDeviceProps {
  device: Device;
  devices: Devices;
  onClose: () => void;
}

/** Gives a device another name, in its place. What is typed stays until the server has it. */
export function RenameDevice({ device, devices, onClose }: RenameDeviceProps) {
  const { rich } = useText();
  const [name, setName] = useState(device.name);
  const [error, setError] = useState<SyncErrorCode | 'title-empty' | null>(null);
  const save = async () => {
    const wanted = name.trim();
    if (wanted === '') return setError('title-empty');
    const hindered = await devices.rename(device.id, wanted);
    setError(hindered);
    if (hindered) return;
    showToast({ message: rich('status.deviceRenamed', { name: wanted }) });
    onClose();
  };
  return (
    <div className={styles.rename}>
      <TextField
        label={rich('status.deviceName')}
        value={name}
        onChange={setName}
        onSubmit={() => void save()}
        onCancel={onClose}
        error={error && rich(`errors.${error}`)}
        autoFocus
      />
      <div className={styles.actions}>
        <Button onPress={() => void save()}>{rich('common.save')}</Button>
        <Button kind="plain" onPress={onClose}>
          {rich('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
