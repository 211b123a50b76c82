import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { codeGroups, GROUPS, normalizeCode } from '#shared/keys/recovery-code.ts';
import { KeysError } from './KeysError.tsx';
import styles from './KeysPage.module.css';
import { useStepFocus } from './use-step-focus.ts';

interface ConfirmSheetProps {
  code: string;
  isBusy: boolean;
  error: SyncErrorCode | null;
  /** Another device changed the keys at the same moment. */
  isSlower: boolean;
  onConfirm: () => void;
  onBack: () => void;
}

/** The member types two groups of the code from the sheet: this shows that they have it, and can read it. */
export function ConfirmSheet({ code, isBusy, error, isSlower, onConfirm, onBack }: ConfirmSheetProps) {
  const { rich } = useText();
  const heading = useStepFocus();
  const [asked] = useState(twoGroups);
  const [typed, setTyped] = useState(['', '']);
  const [differing, setDiffering] = useState<ReadonlyArray<number>>([]);
  const form = useRef<HTMLFormElement>(null);
  const groups = codeGroups(code);
  useEffect(() => {
    if (differing.length > 0) form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
  }, [differing]);

  const submit = () => {
    const other = asked.filter((group, index) => normalizeCode(typed[index] ?? '') !== groups[group - 1]);
    setDiffering(other);
    if (other.length === 0) onConfirm();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form ref={form} onSubmit={onSubmit} className={styles.stack}>
      <h2 ref={heading} tabIndex={-1}>
        {rich('keys.confirmTitle')}
      </h2>
      <p>{rich('keys.confirmText')}</p>
      <div className={styles.groups}>
        {asked.map((group, index) => (
          <TextField
            key={group}
            label={rich('keys.group', { number: group })}
            value={typed[index] ?? ''}
            onChange={(value) => setTyped((before) => before.map((old, at) => (at === index ? value : old)))}
            onSubmit={submit}
            error={differing.includes(group) && rich('keys.groupOther', { number: group })}
            autoComplete="off"
            spellCheck="false"
          />
        ))}
      </div>
      <KeysError error={error}>{isSlower && rich('keys.changeFaster')}</KeysError>
      <div className={styles.actions}>
        <Button kind="main" type="submit" aria-disabled={isBusy}>
          {rich('keys.confirm')}
        </Button>
        <Button kind="plain" onPress={onBack}>
          {rich('keys.back')}
        </Button>
      </div>
    </form>
  );
}

/** Two different groups, in the order of the sheet, counted from 1. */
function twoGroups(): number[] {
  const random = crypto.getRandomValues(new Uint32Array(2));
  const first = (random[0] ?? 0) % GROUPS;
  const second = (first + 1 + ((random[1] ?? 0) % (GROUPS - 1))) % GROUPS;
  return [first + 1, second + 1].sort((a, b) => a - b);
}
