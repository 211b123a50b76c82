import { Check, CircleDashed, CloudOff, KeyRound, Laptop, RefreshCw } from 'lucide-react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useRows } from '#renderer/store/hooks.ts';
import { readStatus } from '#renderer/store/reads/status.ts';
import styles from './SyncLine.module.css';
import { syncPhrase } from './sync-phrase.ts';

const icons = {
  local: Laptop,
  offline: CloudOff,
  waiting: CircleDashed,
  syncing: RefreshCw,
  'up-to-date': Check,
  'sign-in': KeyRound,
  update: RefreshCw,
} as const;

/** One quiet phrase about sync, with the page behind it. Said politely when it changes for long. */
export function SyncLine() {
  const { rich } = useText();
  const report = useRows(readStatus, []);
  if (!report) return null;
  const { icon, text } = syncPhrase(report);
  const Icon = icons[icon];
  return (
    <Link href="/status" className={styles.line} data-sync={icon}>
      <Icon size={16} strokeWidth={1.75} aria-hidden className={styles.icon} />
      <span role="status">{'count' in text ? rich(text.key, { count: text.count }) : rich(text.key)}</span>
    </Link>
  );
}
