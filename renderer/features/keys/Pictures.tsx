import { useText } from '#renderer/locales/use-text.tsx';
import styles from './Pictures.module.css';
import { pictures } from './pictures.ts';

/** Pictures in their order, each with its word. */
export function Pictures({ numbers }: { numbers: ReadonlyArray<number> }) {
  const { t, rich } = useText();
  return (
    <ol className={styles.pictures} aria-label={t('keys.pictures')}>
      {numbers.map((number, index) => {
        const picture = pictures[number];
        if (!picture) return null;
        const { Icon, word } = picture;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture may come twice; its place is its identity.
          <li key={index} className={styles.picture}>
            <Icon size={36} strokeWidth={1.5} aria-hidden />
            <span>{rich(word)}</span>
          </li>
        );
      })}
    </ol>
  );
}
