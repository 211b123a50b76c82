import { useEffect } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/store/reads/keys.ts';
import { askToBeLetIn, confirmAsking, showOwnKeys, stopAsking } from '#renderer/sync/keys/asking.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import styles from './KeysPage.module.css';
import { KeysTrouble } from './KeysTrouble.tsx';
import { Pictures } from './Pictures.tsx';
import { useKeysAct } from './use-keys.ts';
import { usePictures } from './use-pictures.ts';

/** A new device asks one that is in. Each step is stored; what the other does comes with the next round of sync. */
export function AskOther({ report: { own, asking } }: { report: KeysReport }) {
  const { rich } = useText();
  const { act, isBusy, trouble } = useKeysAct();
  const pictures = usePictures(own);
  const mustShow = own?.answer != null && own.shown === null;
  useEffect(() => {
    if (mustShow) void act(({ workspace, api }) => showOwnKeys(workspace, api));
  }, [mustShow, act]);

  const stop = async () => {
    const stopped = await act(({ workspace, api }) => stopAsking(workspace, api));
    if (stopped) showToast({ message: rich('keys.stopped') });
  };
  const isAsking = own !== null && asking !== null;
  const isConfirmed = isAsking && asking.confirmed !== null;
  const canCompare = isAsking && !isConfirmed && Array.isArray(pictures);
  return (
    <Card title={rich('keys.otherTitle')}>
      <div className={styles.stack}>
        {!isAsking && <p>{rich('keys.otherText')}</p>}
        <div role="status">
          {isAsking && !isConfirmed && !canCompare && <p>{rich('keys.waitingAnswer')}</p>}
          {isConfirmed && <p>{rich('keys.waitingLetIn')}</p>}
          {canCompare && <p>{rich('keys.compare')}</p>}
        </div>
        {isAsking && Array.isArray(pictures) && <Pictures numbers={pictures} />}
        <KeysTrouble trouble={trouble} />
        <div className={styles.actions}>
          {!isAsking && (
            <Button
              kind="main"
              aria-disabled={isBusy}
              onPress={() => void act(({ workspace, host, api }) => askToBeLetIn(workspace, host, api))}
            >
              {rich('keys.ask')}
            </Button>
          )}
          {canCompare && (
            <>
              <Button kind="main" onPress={() => void act(({ workspace }) => confirmAsking(workspace, own))}>
                {rich('keys.same')}
              </Button>
              <Button onPress={() => void stop()}>{rich('keys.notSame')}</Button>
            </>
          )}
          {isAsking && !canCompare && (
            <Button kind="plain" onPress={() => void stop()}>
              {rich('keys.cancel')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
