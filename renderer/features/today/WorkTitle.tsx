import { Link } from 'wouter';
import styles from './WorkTitle.module.css';

/** A title that opens the whole of the work. */
export function WorkTitle({ id, title, isDone = false }: { id: string; title: string; isDone?: boolean }) {
  return (
    <Link href={`/tasks/${id}`} className={isDone ? styles.done : styles.title}>
      {title}
    </Link>
  );
}
