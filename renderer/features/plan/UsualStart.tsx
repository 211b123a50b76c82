import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { setPreferences } from '#renderer/model/preferences/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import styles from './OwnTime.module.css';

/** Says around when the member often begins, in minutes after midnight, and proposes it no more once that is pressed. */
export function UsualStart({ minutes }: { minutes: number }) {
  const { t, rich, format } = useText();
  const act = useAct();
  const time = format.time(minutes * MINUTE_MS, 'UTC');
  const switchOff = () =>
    void act(
      (workspace) => setPreferences(workspace, { proposesWorkStart: false }),
      (undo) => showToast({ message: rich('plan.usualStartOff'), undo }),
    );
  return (
    <p className={styles.usual}>
      {rich('plan.usualStart', { time })}
      <Button kind="plain" about={t('plan.usualStart', { time })} onPress={switchOff}>
        {rich('plan.usualStartLeave')}
      </Button>
    </p>
  );
}
