import styles from './Brand.module.css';

/** The sign of the app: three beads on a string, the middle one indigo. */
export function Brand({ name }: { name: string }) {
  return (
    <p className={styles.brand}>
      <svg width={44} height={16} viewBox="0 0 44 16" aria-hidden="true">
        <path d="M0 8h44" className={styles.string} />
        <circle cx={8} cy={8} r={5} className={styles.bead} />
        <circle cx={22} cy={8} r={6.5} className={styles.middle} />
        <circle cx={36} cy={8} r={5} className={styles.bead} />
      </svg>
      {name}
    </p>
  );
}
