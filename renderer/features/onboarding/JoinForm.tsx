import { type FormEvent, useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Invite } from '#shared/sync/invite.ts';
import styles from './JoinForm.module.css';
import { type InviteError, type InviteField, readInvite } from './read-invite.ts';

interface FieldError {
  field: InviteField;
  key: InviteError['key'] | 'onboarding.otherNpo' | `errors.${JoinErrorCode}`;
}

/** What can make joining fail: the server, the network, or this computer's storage. */
type JoinErrorCode = SyncErrorCode | 'not-saved';

export interface JoinFormProps {
  /** An invitation that was opened as a link. */
  initialText: string;
  /** Joining is the main thing to do on this screen. */
  isMain: boolean;
  /** Accepts the invitation. Resolves to the code of the error, or to null when the member has joined. */
  onJoin: (invite: Invite) => Promise<JoinErrorCode | null>;
}

/** Takes an invite link, or a code and the server's address. What is typed stays until the member has joined. */
export default function JoinForm({ initialText, isMain, onJoin }: JoinFormProps) {
  const { rich } = useText();
  const [text, setText] = useState(initialText);
  const [server, setServer] = useState('');
  const [error, setError] = useState<FieldError | null>(null);
  const [isJoining, setJoining] = useState(false);

  const join = async () => {
    if (isJoining) return;
    const read = readInvite(text, server);
    if ('field' in read) return setError(read);
    setError(null);
    setJoining(true);
    const code = await onJoin(read);
    setJoining(false);
    if (code)
      setError({
        field: 'invite',
        key: code === 'conflict' ? 'onboarding.otherNpo' : `errors.${code}`,
      });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void join();
  };
  const errorAt = (field: InviteField) => (error?.field === field ? rich(error.key) : null);
  return (
    <form onSubmit={onSubmit} className={styles.form}>
      <TextField
        label={rich('onboarding.inviteLabel')}
        value={text}
        onChange={setText}
        onSubmit={() => void join()}
        error={errorAt('invite')}
        autoComplete="off"
        spellCheck="false"
      />
      <TextField
        label={rich('onboarding.serverLabel')}
        description={rich('onboarding.serverHint')}
        value={server}
        onChange={setServer}
        onSubmit={() => void join()}
        error={errorAt('server')}
        inputMode="url"
        autoComplete="off"
        spellCheck="false"
      />
      <div>
        {/* Not disabled, so that it keeps the focus while joining; `join` itself does not begin twice. */}
        <Button kind={isMain ? 'main' : 'quiet'} type="submit" aria-disabled={isJoining}>
          {rich(isJoining ? 'onboarding.joining' : 'onboarding.join')}
        </Button>
      </div>
    </form>
  );
}
