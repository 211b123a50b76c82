import { moodNames, moodSigns } from '#renderer/locales/energy-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import styles from './MoodSign.module.css';

/** How the member felt on a day, from −1 to 1, as on the paper forms: −, 0 or ＋. */
export function MoodSign({ mood }: { mood: number }) {
  const { t } = useText();
  const name = moodNames[mood + 1];
  if (!name) return null;
  return (
    <>
      <VisuallyHidden>{t('week.moodOf', { mood: t(name) })} </VisuallyHidden>
      <MoodSwatch mood={mood} />
    </>
  );
}

/** The sign alone, where something else says what it tells. */
export function MoodSwatch({ mood }: { mood: number }) {
  return (
    <span aria-hidden="true" className={styles.sign}>
      {moodSigns[mood + 1]}
    </span>
  );
}
