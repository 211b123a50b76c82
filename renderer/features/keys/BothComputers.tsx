import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { computerOf } from './computer-names.ts';
import styles from './KeysPage.module.css';
import { useComputerNames } from './use-computer-names.ts';

interface BothComputersProps {
  /** The id of the other computer. */
  other: string;
  /** Which of the two is the new one: it asks to open the records. */
  asks: 'this' | 'other';
}

/** Which computer is which, while two are compared: by the names that the member knows them by. */
export function BothComputers({ other, asks }: BothComputersProps) {
  const { t, rich } = useText();
  const { device } = useWorkspace();
  const told = useComputerNames([device, other]);
  const nameOf = (id: string) => {
    const computer = computerOf(told, id);
    return typeof computer === 'object' ? computer.name || t('status.deviceUnnamed') : null;
  };
  const [here, there] = [nameOf(device), nameOf(other)];
  if (here === null || there === null) return null;
  const names = asks === 'this' ? { asks: here, opens: there } : { asks: there, opens: here };
  return <p className={styles.quiet}>{rich(asks === 'this' ? 'keys.thisAsks' : 'keys.thisOpens', names)}</p>;
}
