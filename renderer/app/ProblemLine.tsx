import { X } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useProblem } from '#renderer/store/hooks.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from './ProblemLine.module.css';

/** What could not be done, in words, until it is put away or something else is done. */
export function ProblemLine() {
  const { t, rich } = useText();
  const { problem } = useProblem();
  return (
    <div role="alert">
      {problem && (
        <div className={styles.line}>
          <p>{rich(`problems.${problem}`)}</p>
          <IconButton
            icon={X}
            label={t('app.closeProblem')}
            onPress={() => useProblem.setState({ problem: null })}
          />
        </div>
      )}
    </div>
  );
}
