import { useText } from '#renderer/locales/use-text.tsx';
import { BringIn } from './BringIn.tsx';
import styles from './DataPage.module.css';
import { TakeOut } from './TakeOut.tsx';

/** Out and in: everything the member has as files, and what comes back. */
export default function DataPage() {
  const { rich } = useText();
  return (
    <div className={styles.page} data-ready="data">
      <h1>{rich('data.title')}</h1>
      <TakeOut />
      <BringIn />
    </div>
  );
}
