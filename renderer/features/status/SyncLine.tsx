import { Check, CircleDashed, CloudOff, KeyRound, Laptop, Lock, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type Draw, useText } from '#renderer/locales/use-text.tsx';
import { useStatus } from '#renderer/model/sync/index.ts';
import styles from './SyncLine.module.css';
import { type SyncPhrase, syncPhrase } from './sync-phrase.ts';

const icons = {
  local: Laptop,
  offline: CloudOff,
  waiting: CircleDashed,
  syncing: RefreshCw,
  'up-to-date': Check,
  locked: Lock,
  'sign-in': KeyRound,
  update: RefreshCw,
} as const;

/** States that are announced to screen readers; the start and the end of rounds are not. */
const spoken: ReadonlyArray<SyncPhrase['icon']> = ['offline', 'locked', 'sign-in', 'update'];

/** One quiet phrase about sync, with the page behind it. */
export function SyncLine() {
  const { rich } = useText();
  const report = useStatus();
  if (!report) return null;
  const { icon, text } = syncPhrase(report);
  const Icon = icons[icon];
  return (
    <div aria-live={spoken.includes(icon) ? 'polite' : 'off'}>
      <Link href="/status" className={styles.line} data-sync={icon}>
        <Icon size={16} strokeWidth={1.75} aria-hidden className={styles.icon} />
        <span>{phraseWords(rich, text)}</span>
      </Link>
    </div>
  );
}

function phraseWords(rich: Draw, text: SyncPhrase['text']): ReactNode {
  if ('count' in text) return rich(text.key, { count: text.count });
  if ('percent' in text) return rich(text.key, { percent: text.percent });
  return rich(text.key);
}
