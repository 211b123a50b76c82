import { Link, useLocation } from 'wouter';
import type { TextKey } from '#renderer/locales/texts.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { telling } from '#renderer/model/act/index.ts';
import type { KeysReport } from '#renderer/model/keys/index.ts';
import { isSheetPutOff, isWorthKeeping, useKeysReport } from '#renderer/model/keys/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { putState } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import styles from './KeysQuestion.module.css';

interface Question {
  text: TextKey & `keys.question${string}`;
  go: TextKey & `keys.question${string}`;
  canWait: boolean;
}

/**
 * A quiet line above the screens when there is something to decide about the member's own records. It is read out when
 * it comes, and never takes the focus.
 */
export default function KeysQuestion() {
  const { t, rich } = useText();
  const { db, around } = useWorkspace();
  const [location] = useLocation();
  const now = useNow(30 * MINUTE_MS);
  const report = useKeysReport();
  // Without keys of the space only: otherwise it would be read with every record that is added.
  const asksForSheet = report?.keyring === 'none';
  const hasRecords = useRows(async (db) => asksForSheet && isWorthKeeping(db), [asksForSheet]) ?? false;
  // The page itself asks the same.
  const question = report && !location.startsWith('/keys') ? questionOf(report, hasRecords, now) : null;
  const putOff = () => void telling(() => putState(db, 'sheetLater', { at: around.now() }));
  return (
    <div aria-live="polite">
      {question && (
        <Notice label={t('keys.questionTitle')} text={rich(question.text)}>
          <Link href="/keys" className={styles.go}>
            {rich(question.go)}
          </Link>
          {question.canWait && (
            <Button kind="plain" onPress={putOff}>
              {rich('keys.later')}
            </Button>
          )}
        </Notice>
      )}
    </div>
  );
}

function questionOf(
  { membership, keyring, others, sheet, putOffAt }: KeysReport,
  hasRecords: boolean,
  now: number,
): Question | null {
  if (!membership) return null;
  if (keyring === 'open' && others.length > 0) {
    return { text: 'keys.questionRequest', go: 'keys.questionRequestGo', canWait: false };
  }
  if (keyring === 'open' && sheet?.isForeign) {
    return { text: 'keys.questionSheet', go: 'keys.questionRequestGo', canWait: false };
  }
  if (isSheetPutOff(putOffAt, now)) return null;
  if (keyring === 'none') {
    // Only once there is something to lose.
    return hasRecords ? { text: 'keys.questionNone', go: 'keys.questionNoneGo', canWait: true } : null;
  }
  const isLocked = keyring === 'closed' || keyring === 'refused';
  return isLocked ? { text: 'keys.questionClosed', go: 'keys.questionClosedGo', canWait: true } : null;
}
