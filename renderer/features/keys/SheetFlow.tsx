import { useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { putState, type StateOf } from '#renderer/store/state.ts';
import { confirmSheet, unconfirmedCode } from '#renderer/sync/keys/sheet.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { ConfirmSheet } from './ConfirmSheet.tsx';
import styles from './KeysPage.module.css';
import { KeysTrouble } from './KeysTrouble.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import { useKeysAct } from './use-keys.ts';

interface SheetFlowProps {
  membership: StateOf<'membership'>;
  /** `first`: the space has no key yet. `next`: a new sheet takes the place of the old one. */
  kind: 'first' | 'next';
  /** The member does not want to, just now. */
  onLater?: () => void;
}

/** From why there is a recovery sheet, by way of the sheet itself, to the proof that it can be read. */
export function SheetFlow({ membership, kind, onLater }: SheetFlowProps) {
  const { rich } = useText();
  const { db, around } = useWorkspace();
  const [, navigate] = useLocation();
  const [step, setStep] = useState<'why' | 'sheet' | 'confirm'>('why');
  const [code, setCode] = useState('');
  const { act, isBusy, trouble } = useKeysAct();

  const show = async () => {
    const made = await act(({ host }) => unconfirmedCode(host));
    if (!made) return;
    setCode(made.done);
    setStep('sheet');
  };
  const later = async () => {
    if (onLater) return onLater();
    await putState(db, 'sheetLater', { at: around.now() });
    navigate('/');
  };
  const confirm = async () => {
    const confirmed = await act(({ workspace, host, api }) => confirmSheet(workspace, host, api, code));
    if (!confirmed) return;
    showToast({ message: rich('keys.confirmed') });
    onLater?.();
  };

  if (step === 'sheet') {
    return (
      <RecoverySheet
        code={code}
        membership={membership}
        onDone={() => setStep('confirm')}
        onLater={() => void later()}
      />
    );
  }
  if (step === 'confirm') {
    return (
      <ConfirmSheet
        code={code}
        isBusy={isBusy}
        trouble={trouble}
        onConfirm={() => void confirm()}
        onBack={() => setStep('sheet')}
      />
    );
  }
  return (
    <Card title={rich(kind === 'first' ? 'keys.whyTitle' : 'keys.changeTitle')}>
      <div className={styles.stack}>
        {kind === 'first' ? <p>{rich('keys.why')}</p> : <p>{rich('keys.changeText')}</p>}
        <p>{rich('keys.whySheet')}</p>
        <KeysTrouble trouble={trouble} />
        <div className={styles.actions}>
          <Button kind="main" onPress={() => void show()} aria-disabled={isBusy}>
            {rich('keys.make')}
          </Button>
          <Button kind="plain" onPress={() => void later()}>
            {rich('keys.later')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
