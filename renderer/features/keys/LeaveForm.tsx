import { type FormEvent, useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { deleteAccount } from '#renderer/sync/keys/leave.ts';
import { ServerError } from '#renderer/sync/request.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { KeysError } from './KeysError.tsx';
import styles from './KeysPage.module.css';
import { useKeysAct } from './use-keys.ts';

/** The member's own name, typed, deletes the account. Afterwards the page says so. */
export function LeaveForm({ name }: { name: string }) {
  const { rich } = useText();
  const { act, isBusy, error } = useKeysAct();
  const [typed, setTyped] = useState('');
  const [isOther, setOther] = useState(false);
  const leave = async () => {
    const isSame = typed.trim() === name.trim();
    setOther(!isSame);
    if (!isSame) return;
    const left = await act(({ workspace, host, api }) =>
      deleteAccount(workspace, host, api, typed).then(() => true, isOtherName),
    );
    if (left && !left.done) setOther(true);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void leave();
  };
  return (
    <form onSubmit={onSubmit} className={styles.stack}>
      <TextField
        label={rich('keys.leaveName')}
        description={rich('keys.leaveNameHint', { name })}
        value={typed}
        onChange={setTyped}
        error={isOther && rich('keys.leaveNameOther', { name })}
        autoComplete="off"
        spellCheck="false"
      />
      <KeysError error={error} />
      <div>
        <Button kind="main" type="submit" aria-disabled={isBusy}>
          {rich('keys.leaveGo')}
        </Button>
      </div>
    </form>
  );
}

/** False when the server knows the member by another name. @throws what else went wrong */
function isOtherName(error: unknown): false {
  if (error instanceof ServerError && error.code === 'not-allowed') return false;
  throw error;
}
