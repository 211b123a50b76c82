import { useText } from '#renderer/locales/use-text.tsx';
import { PatternSwatch } from '#renderer/ui/patterns.tsx';
import styles from './Legend.module.css';

/** What the patterns and letters on the sheet stand for. */
export function Legend() {
  const { t, rich } = useText();
  return (
    <ul className={styles.legend}>
      <li>
        <PatternSwatch kind="work" letter={t('common.letterWork')} /> {rich('week.work')}
      </li>
      <li>
        <PatternSwatch kind="sleep" letter={t('common.letterSleep')} /> {rich('week.sleep')}
      </li>
      <li>
        <PatternSwatch kind="unsure" letter="?" /> {rich('week.unsure')}
      </li>
      <li>{rich('week.blank')}</li>
    </ul>
  );
}
