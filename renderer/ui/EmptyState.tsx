import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  icon?: LucideIcon;
  /** What will be here. */
  children: ReactNode;
  /** The one thing that starts it. */
  action?: ReactNode;
}

/** What a screen shows before there is anything to show. */
export function EmptyState({ icon: Icon, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon size={28} strokeWidth={1.5} aria-hidden className={styles.icon} />}
      <p>{children}</p>
      {action}
    </div>
  );
}
