import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './Unopened.module.css';

/** Shown when the workspace cannot be opened: what happened, that nothing is lost, and the one thing to try. */
export function Unopened() {
  const { rich } = useText();
  return (
    <main className={styles.page} data-ready="unopened">
      <h1>{rich('app.unopenedTitle')}</h1>
      <p>{rich('app.unopenedText')}</p>
      <div>
        <Button kind="main" onPress={() => location.reload()}>
          {rich('app.reload')}
        </Button>
      </div>
    </main>
  );
}
