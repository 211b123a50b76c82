import { useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { putState, type StateOf } from '#renderer/store/state.ts';
import { askToSync } from '#renderer/store/sync-status.ts';
import { anotherCode, confirmSheet, unconfirmedCode } from '#renderer/sync/keys/sheet.ts';
import { ServerError } from '#renderer/sync/request.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { ConfirmSheet } from './ConfirmSheet.tsx';
import { KeysError } from './KeysError.tsx';
import styles from './KeysPage.module.css';
import { RecoverySheet } from './RecoverySheet.tsx';
import { useKeysAct } from './use-keys.ts';

interface SheetFlowProps {
  membership: StateOf<'membership'>;
  /** `first`: the space has no key yet. `next`: a new sheet takes the place of the old one. */
  kind: 'first' | 'next';
  /** The member has the sheet, or does not want it just now. */
  onEnd?: () => void;
  /** Called with whether a sheet is being confirmed; that stays true after an error. */
  onMaking?: (isMaking: boolean) => void;
  /** Another device made the first sheet: this one opens nothing. */
  onOtherFaster?: () => void;
}

/** The steps to a recovery sheet: why there is one, the sheet itself, and the proof that it can be read. */
export function SheetFlow({ membership, kind, onEnd, onMaking, onOtherFaster }: SheetFlowProps) {
  const { rich } = useText();
  const workspace = useWorkspace();
  const [, navigate] = useLocation();
  const [step, setStep] = useState<'why' | 'sheet' | 'confirm'>('why');
  const [code, setCode] = useState('');
  const [isSlower, setSlower] = useState(false);
  // After an error this code may be in use at the server.
  const [mayBeInUse, setMayBeInUse] = useState(false);
  const { act, isBusy, error } = useKeysAct();

  const show = async () => {
    const made = await act(({ workspace, host }) => unconfirmedCode(workspace, host));
    if (!made) return;
    setCode(made.done);
    setStep('sheet');
  };
  const another = async () => {
    const made = await act(({ workspace, host }) => anotherCode(workspace, host));
    if (!made) return;
    setCode(made.done);
    showToast({ message: rich('keys.anotherCodeDone') });
  };
  const later = async () => {
    if (onEnd) return onEnd();
    await putState(workspace.db, 'sheetLater', { at: workspace.around.now() });
    navigate('/');
  };
  const confirm = async () => {
    setSlower(false);
    onMaking?.(true);
    const confirmed = await act(({ workspace, host, api }) =>
      confirmSheet(workspace, host, api, code).catch(wasSlower),
    );
    if (!confirmed) return setMayBeInUse(true);
    if (confirmed.done !== 'slower') {
      showToast({ message: rich(confirmed.done === 'done' ? 'keys.confirmed' : 'keys.confirmedLater') });
      onMaking?.(false);
      return onEnd?.();
    }
    setSlower(true);
    onOtherFaster?.();
    await askToSync(workspace);
  };

  if (step === 'sheet') {
    return (
      <RecoverySheet
        code={code}
        membership={membership}
        onDone={() => setStep('confirm')}
        onAnother={mayBeInUse ? undefined : () => void another()}
        onLater={() => void later()}
      />
    );
  }
  if (step === 'confirm') {
    return (
      <ConfirmSheet
        code={code}
        isBusy={isBusy}
        error={error}
        isSlower={isSlower && kind === 'next'}
        onConfirm={() => void confirm()}
        onBack={() => setStep('sheet')}
      />
    );
  }
  return (
    <Card title={rich(kind === 'first' ? 'keys.whyTitle' : 'keys.changeTitle')}>
      <div className={styles.stack}>
        <p>{rich(kind === 'first' ? 'keys.why' : 'keys.changeText')}</p>
        {kind === 'first' && <p>{rich('keys.whySheet')}</p>}
        <KeysError error={error} />
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

/** Gives `slower` for the error that another device was faster. @throws any other error */
function wasSlower(error: unknown): 'slower' {
  if (error instanceof ServerError && error.code === 'conflict') return 'slower';
  throw error;
}
