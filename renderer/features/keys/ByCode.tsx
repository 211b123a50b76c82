import { type FormEvent, useState } from 'react';
import { type Draw, useText } from '#renderer/locales/use-text.tsx';
import { recoverWith } from '#renderer/sync/keys/sheet.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { readRecoveryCode } from '#shared/keys/recovery-code.ts';
import { KeysError } from './KeysError.tsx';
import styles from './KeysPage.module.css';
import { useKeysAct } from './use-keys.ts';

type Hint =
  | { key: 'keys.codeLength' | 'keys.codeMistyped' | 'keys.codeNotThis' | 'keys.codeReplaced' }
  | { key: 'keys.codeLetters' | 'keys.codeMistypedGroup'; group: number };

/** The code on the recovery sheet opens this device. What is typed stays until it does. */
export function ByCode() {
  const { rich } = useText();
  const { act, isBusy, error } = useKeysAct();
  const [text, setText] = useState('');
  const [hint, setHint] = useState<Hint | null>(null);
  const open = async () => {
    const read = readRecoveryCode(text);
    if (!('code' in read)) return setHint(hintOf(read));
    setHint(null);
    const tried = await act(({ workspace, host, api }) => recoverWith(workspace, host, api, read.code));
    // Once it is open, the page says so.
    if (tried?.done) setHint({ key: tried.done === 'code-other' ? 'keys.codeNotThis' : 'keys.codeReplaced' });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void open();
  };
  return (
    <Card title={rich('keys.codeTitle')}>
      <form onSubmit={onSubmit} className={styles.stack}>
        <TextField
          label={rich('keys.codeLabel')}
          description={rich('keys.codeHint')}
          value={text}
          onChange={setText}
          onSubmit={() => void open()}
          error={hint && hintText(rich, hint)}
          autoComplete="off"
          spellCheck="false"
        />
        <KeysError error={error} />
        <div>
          <Button type="submit" aria-disabled={isBusy}>
            {rich('keys.open')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function hintText(rich: Draw, hint: Hint) {
  return 'group' in hint ? rich(hint.key, { group: hint.group }) : rich(hint.key);
}

function hintOf({ wrong, group }: { wrong: 'length' | 'letters' | 'mistyped'; group?: number }): Hint {
  if (wrong === 'length') return { key: 'keys.codeLength' };
  if (group === undefined) return { key: 'keys.codeMistyped' };
  return { key: wrong === 'letters' ? 'keys.codeLetters' : 'keys.codeMistypedGroup', group };
}
