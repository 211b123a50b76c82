import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { answerAsking, letIn, turnAway } from '#renderer/sync/keys/asking.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { dateOf } from '#shared/domain/day/day.ts';
import type { KeyRequest } from '#shared/keys/shapes.ts';
import { BothComputers } from './BothComputers.tsx';
import { KeysError } from './KeysError.tsx';
import styles from './KeysPage.module.css';
import { Pictures } from './Pictures.tsx';
import { useKeysAct } from './use-keys.ts';
import { usePictures } from './use-pictures.ts';

interface AskedByOtherProps {
  request: KeyRequest;
  /** What the device that asks is called. */
  name: ReactNode;
}

/** A new device asks to be let in: the member compares pictures, and lets it in or turns it away. */
export function AskedByOther({ request, name }: AskedByOtherProps) {
  const { rich, format } = useText();
  const { around, device } = useWorkspace();
  const { act, isBusy, error } = useKeysAct();
  const pictures = usePictures(request);
  const { answer, askedAt } = request;
  const zone = around.zone();

  const compare = () => act(({ workspace, host, api }) => answerAsking(workspace, host, api, request));
  const accept = async () => {
    const isIn = await act(({ workspace, host, api }) => letIn(workspace, host, api, request));
    if (isIn) showToast({ message: rich('keys.letInDone') });
  };
  const away = async () => {
    const isAway = await act(({ workspace, api }) => turnAway(workspace, api, request));
    if (isAway) showToast({ message: rich('keys.turnedAway') });
  };
  const isElsewhere = answer !== null && answer.device !== device;
  const isCompared = Array.isArray(pictures);
  return (
    <Card title={rich('keys.requestTitle')}>
      <p>
        {rich('keys.requestText', {
          name,
          day: rich(format.day(dateOf(askedAt, zone))),
          time: format.time(askedAt, zone),
        })}
      </p>
      {!answer && <p>{rich('keys.requestOwn')}</p>}
      <div role="status" className={styles.said}>
        {isElsewhere && <p>{rich('keys.requestElsewhere')}</p>}
        {answer && !isElsewhere && !pictures && <p>{rich('keys.requestWaiting')}</p>}
        {isCompared && <p>{rich('keys.compare')}</p>}
        {pictures === 'mismatch' && <p>{rich('keys.requestMismatch')}</p>}
      </div>
      {answer && !isElsewhere && <BothComputers other={request.device} asks="other" />}
      {isCompared && <Pictures numbers={pictures} />}
      <KeysError error={error} />
      <div className={styles.actions}>
        {!answer && (
          <Button kind="main" onPress={() => void compare()} aria-disabled={isBusy}>
            {rich('keys.requestCompare')}
          </Button>
        )}
        {isCompared && (
          <Button kind="main" onPress={() => void accept()} aria-disabled={isBusy}>
            {rich('keys.letIn')}
          </Button>
        )}
        <Button onPress={() => void away()} aria-disabled={isBusy}>
          {rich(isCompared ? 'keys.notSame' : 'keys.requestAway')}
        </Button>
      </div>
    </Card>
  );
}
