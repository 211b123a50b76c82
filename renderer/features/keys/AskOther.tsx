import { useEffect } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/model/keys/index.ts';
import { useStatus } from '#renderer/model/sync/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import {
  askToBeLetIn,
  confirmAsking,
  lookAfterAsking,
  showOwnKeys,
  stopAsking,
} from '#renderer/sync/keys/asking.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { KeyRequest } from '#shared/keys/shapes.ts';
import { BothComputers } from './BothComputers.tsx';
import { KeysError } from './KeysError.tsx';
import styles from './KeysPage.module.css';
import { Pictures } from './Pictures.tsx';
import { useKeysAct } from './use-keys.ts';
import { usePictures } from './use-pictures.ts';

/**
 * A new device asks one in the keyring to let it in. Each step is stored; what the other does comes with the next round
 * of sync.
 */
export function AskOther({ report }: { report: KeysReport }) {
  const { rich } = useText();
  const { device } = useWorkspace();
  const { act, isBusy, error } = useKeysAct();
  const { asking } = report;
  const request = questionOf(report, device);
  const pictures = usePictures(request, asking);
  const showing = useShowing(report);
  useLookingAfter(report);

  const stop = async () => {
    const stopped = await act(({ workspace, api }) => stopAsking(workspace, api));
    if (stopped) showToast({ message: rich('keys.stopped') });
  };
  const isAsking = request !== null && asking !== null;
  const isConfirmed = isAsking && asking.isConfirmed;
  const canCompare = isAsking && !isConfirmed && Array.isArray(pictures);
  const hasEnded = !isAsking && asking !== null && !isBusy;
  return (
    <Card title={rich('keys.otherTitle')}>
      {!isAsking && <p>{rich('keys.otherText')}</p>}
      <div role="status" className={styles.said}>
        {hasEnded && <p>{rich('keys.otherEnded')}</p>}
        {isAsking && !isConfirmed && !canCompare && <p>{rich('keys.waitingAnswer')}</p>}
        {isConfirmed && <p>{rich('keys.waitingLetIn')}</p>}
        {canCompare && <p>{rich('keys.compare')}</p>}
      </div>
      {isAsking && request.answer && <BothComputers other={request.answer.device} asks="this" />}
      {isAsking && Array.isArray(pictures) && <Pictures numbers={pictures} />}
      <KeysError error={error ?? showing.error} />
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
        {showing.error && <Button onPress={showing.retry}>{rich('keys.again')}</Button>}
        {canCompare && (
          <>
            <Button
              kind="main"
              aria-disabled={isBusy}
              onPress={() => void act(({ workspace }) => confirmAsking(workspace))}
            >
              {rich('keys.same')}
            </Button>
            <Button aria-disabled={isBusy} onPress={() => void stop()}>
              {rich('keys.notSame')}
            </Button>
          </>
        )}
        {isAsking && !canCompare && (
          <Button kind="plain" aria-disabled={isBusy} onPress={() => void stop()}>
            {rich('keys.cancel')}
          </Button>
        )}
      </div>
    </Card>
  );
}

/**
 * This device's question. Once both sides have answered, the pictures can be compared here even if the server has
 * forgotten the question, as it does when the member confirms on the other device first.
 */
function questionOf({ own, asking }: KeysReport, device: string): KeyRequest | null {
  if (own || !asking?.answer) return own;
  return { device, askedAt: 0, commitment: '', answer: asking.answer, shown: asking.told };
}

/** Reveals the keys and nonce that this device committed to, as soon as the other device has answered. */
function useShowing({ own }: KeysReport) {
  const { act, error } = useKeysAct();
  const request = own?.answer && !own.shown ? own : null;
  const show = () => void (request && act(({ workspace, api }) => showOwnKeys(workspace, api, request)));
  const answer = request && JSON.stringify(request.answer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer; a retry is left to the member.
  useEffect(show, [answer]);
  return { error: request && error, retry: show };
}

/** Checks after every round of sync what became of a question that was answered and is no longer at the server. */
function useLookingAfter({ own, asking }: KeysReport) {
  const { act } = useKeysAct();
  const isGone = own === null && asking !== null && asking.answer !== null;
  const lastSyncAt = useStatus()?.status?.lastSyncAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again after every round of sync.
  useEffect(() => {
    if (isGone) void act(({ workspace, host, api }) => lookAfterAsking(workspace, host, api));
  }, [act, isGone, lastSyncAt]);
}
