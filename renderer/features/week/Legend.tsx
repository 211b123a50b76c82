import { energyNames } from '#renderer/locales/energy-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { PatternSwatch } from '#renderer/ui/patterns.tsx';
import { ScaleSign } from '#renderer/ui/ScaleSign.tsx';
import styles from './Legend.module.css';

/** What the patterns, letters and signs on the sheet stand for. */
export function Legend({ hasEnergy }: { hasEnergy: boolean }) {
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
      {hasEnergy && (
        <li className={styles.energy}>
          <ScaleSign value={3} of={energyNames.length} /> {rich('week.energy')}
        </li>
      )}
      <li>{rich('week.blank')}</li>
    </ul>
  );
}
