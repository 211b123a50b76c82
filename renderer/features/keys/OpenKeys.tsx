import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { KeysReport } from '#renderer/store/reads/keys.ts';
import type { StateOf } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { dayOf } from '#shared/domain/day.ts';
import { AskedByOther } from './AskedByOther.tsx';
import styles from './KeysPage.module.css';
import { SheetFlow } from './SheetFlow.tsx';

interface OpenKeysProps {
  report: KeysReport;
  membership: StateOf<'membership'>;
}

/** This device opens the member's records: who else does, who asks to, and the sheet. */
export function OpenKeys({ report, membership }: OpenKeysProps) {
  const { rich, format } = useText();
  const { around } = useWorkspace();
  const [isChanging, setChanging] = useState(false);
  const { sheetMadeAt, devices, isResealing, others } = report;
  if (isChanging) {
    return <SheetFlow membership={membership} kind="next" onLater={() => setChanging(false)} />;
  }
  return (
    <>
      {others.map((request) => (
        <AskedByOther key={request.device} request={request} />
      ))}
      <Card>
        <div className={styles.stack}>
          <p>{rich('keys.openText')}</p>
          <dl className={styles.facts}>
            {sheetMadeAt !== null && (
              <div className={styles.fact}>
                <dt>{rich('keys.sheetMade')}</dt>
                <dd>{rich(format.day(dayOf(sheetMadeAt, around.zone())))}</dd>
              </div>
            )}
            <div className={styles.fact}>
              <dt>{rich('keys.computers')}</dt>
              <dd>{rich('keys.computersCount', { count: devices })}</dd>
            </div>
          </dl>
          {isResealing && <p className={styles.quiet}>{rich('keys.resealing')}</p>}
        </div>
      </Card>
      <Card title={rich('keys.changeTitle')}>
        <div className={styles.stack}>
          <p>{rich('keys.changeText')}</p>
          <div>
            <Button onPress={() => setChanging(true)}>{rich('keys.change')}</Button>
          </div>
        </div>
      </Card>
    </>
  );
}
