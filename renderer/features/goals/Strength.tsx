import { useText } from '#renderer/locales/use-text.tsx';
import styles from './Strength.module.css';

/** From which strength on a word holds, the strongest first. */
const levels = [
  [0.75, 'goals.levelRooted'],
  [0.4, 'goals.levelLeaves'],
  [0.1, 'goals.levelSprout'],
  [0, 'goals.levelSeed'],
] as const;

/** How high up the stem pairs of leaves are, each from which strength on. */
const leaves = [0.25, 0.5, 0.75];

/** How strong a goal has become, as a plant. Never a number, and a day without it takes only a little of what has grown. */
export function Strength({ strength }: { strength: number }) {
  const { t } = useText();
  const level = levels.find(([from]) => strength >= from)?.[1] ?? 'goals.levelSeed';
  const top = -6 - 26 * strength;
  return (
    <svg
      viewBox="-16 -38 32 40"
      role="img"
      aria-label={t('goals.strength', { level: t(level) })}
      className={styles.plant}
    >
      <path d="M -13 0 H 13" className={styles.ground} />
      <path d={`M 0 0 V ${top}`} className={styles.stem} />
      {leaves
        .filter((from) => strength >= from)
        .map((from) => (
          <path
            key={from}
            d={`M 0 ${-28 * from} q -9 0 -11 -7 q 9 -1 11 7 q 2 -8 11 -7 q -2 7 -11 7`}
            className={styles.leaf}
          />
        ))}
      <circle cy={top} r={2.5} className={styles.leaf} />
    </svg>
  );
}
