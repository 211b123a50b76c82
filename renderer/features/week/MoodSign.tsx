import { useText } from '#renderer/locales/use-text.tsx';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import styles from './MoodSign.module.css';

/** How the member felt, from −1 to 1. */
export const moods = [
  { sign: '−', name: 'week.moodLow' },
  { sign: '0', name: 'week.moodMid' },
  { sign: '+', name: 'week.moodHigh' },
] as const;

/** How the member felt on a day, as on the paper forms: −, 0 or +. */
export function MoodSign({ mood }: { mood: number }) {
  const { t } = useText();
  const one = moods[mood + 1];
  if (!one) return null;
  return (
    <>
      <VisuallyHidden>{t('week.moodOf', { mood: t(one.name) })} </VisuallyHidden>
      <span aria-hidden="true" className={styles.sign}>
        {one.sign}
      </span>
    </>
  );
}
