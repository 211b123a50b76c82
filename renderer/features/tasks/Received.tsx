import { useText } from '#renderer/locales/use-text.tsx';
import type { Assignment } from '#shared/domain/relay/assignment.ts';
import { LinkOut } from './LinkOut.tsx';
import styles from './TaskDetail.module.css';

/** What the member before handed over: their words and their links. */
export function Received({ received }: { received: NonNullable<Assignment['received']> }) {
  const { rich } = useText();
  const { who, note, links } = received;
  return (
    <div className={styles.part}>
      <h3>{who === null ? rich('tasks.received') : rich('tasks.receivedFrom', { who })}</h3>
      {note && <p className={styles.text}>{note}</p>}
      {links.length > 0 && (
        <ul>
          {[...new Set(links)].map((link) => (
            <li key={link}>
              <LinkOut address={link} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
