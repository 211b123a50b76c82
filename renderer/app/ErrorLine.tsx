import { X } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useActionError } from '#renderer/model/act/index.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from './ErrorLine.module.css';

/** The error of the last action, in words, until it is dismissed or another action succeeds. */
export function ErrorLine() {
  const { t, rich } = useText();
  const { error } = useActionError();
  return (
    <div role="alert">
      {error && (
        <div className={styles.line}>
          <p>{rich(`errors.${error}`)}</p>
          <IconButton
            icon={X}
            label={t('app.closeError')}
            onPress={() => useActionError.setState({ error: null })}
          />
        </div>
      )}
    </div>
  );
}
