import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import type { SheetReport } from '#renderer/model/keys/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { acceptSheet } from '#renderer/sync/keys/keyring-here.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { dateOf } from '#shared/domain/day/day.ts';
import { DayOfYear } from './DayOfYear.tsx';
import styles from './KeysPage.module.css';

interface ForeignSheetProps {
  sheet: SheetReport;
  /** The sentence that tells where it was made. */
  madeOn: ReactNode;
  /** The sheet was made on another computer, and that one is in the keyring. */
  canSignOut: boolean;
  onChange: () => void;
}

/**
 * The sheet is not the one that was known here: the member may have made it, or whoever has the computer where it was
 * made.
 */
export function ForeignSheet({
  sheet: { keys, knownSince },
  madeOn,
  canSignOut,
  onChange,
}: ForeignSheetProps) {
  const { rich } = useText();
  const { db, around } = useWorkspace();
  const day = dateOf(knownSince, around.zone());
  return (
    <Card title={rich('keys.foreignTitle')}>
      <div className={styles.stack}>
        <p>{madeOn}</p>
        <p>{rich('keys.foreignText', { day: <DayOfYear day={day} /> })}</p>
        <p>{rich('keys.foreignYours')}</p>
        {canSignOut && (
          <p>
            {rich('keys.foreignSignOut')} <Link href="/status">{rich('status.devices')}</Link>
          </p>
        )}
        <div className={styles.actions}>
          <Button onPress={() => void acceptSheet(db, keys)}>{rich('keys.foreignAccept')}</Button>
          <Button onPress={onChange}>{rich('keys.change')}</Button>
        </div>
      </div>
    </Card>
  );
}
