import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { KeysReport } from '#renderer/store/reads/keys.ts';
import type { StateOf } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { dateOf } from '#shared/domain/day.ts';
import { AskedByOther } from './AskedByOther.tsx';
import styles from './KeysPage.module.css';
import { SheetFlow } from './SheetFlow.tsx';
import { useComputerNames } from './use-computer-names.ts';

interface OpenKeysProps {
  report: KeysReport;
  membership: StateOf<'membership'>;
  /** Something new begins: what was said before is old. */
  onBegin: () => void;
}

/** This device opens the member's records: who else does, who asks to, and the sheet. */
export function OpenKeys({ report, membership, onBegin }: OpenKeysProps) {
  const { rich, format } = useText();
  const { around, device } = useWorkspace();
  const [isChanging, setChanging] = useState(false);
  const { sheetMadeAt, devices, isResealing, others } = report;
  const names = useComputerNames([...devices, ...others.map((request) => request.device)]);
  if (isChanging) {
    return <SheetFlow membership={membership} kind="next" onEnd={() => setChanging(false)} />;
  }
  const change = () => {
    setChanging(true);
    onBegin();
  };
  const sheetDay = sheetMadeAt === null ? null : dateOf(sheetMadeAt, around.zone());
  const nameOf = (id: string) => names?.get(id) || rich('status.deviceUnnamed');
  return (
    <>
      {others.map((request) => (
        <AskedByOther
          key={request.device}
          request={request}
          name={names ? nameOf(request.device) : rich('keys.requestSome')}
        />
      ))}
      <Card>
        <p>{rich('keys.openText')}</p>
        <dl className={styles.facts}>
          {sheetDay && (
            <div className={styles.fact}>
              <dt>{rich('keys.sheetMade')}</dt>
              <dd>{rich('keys.dayOfYear', { day: format.day(sheetDay), year: sheetDay.slice(0, 4) })}</dd>
            </div>
          )}
          <div className={styles.fact}>
            <dt>{rich('keys.computers')}</dt>
            {names ? (
              [...devices].map((id) => (
                <dd key={id}>
                  {id === device ? rich('keys.computerThis', { name: nameOf(id) }) : nameOf(id)}
                </dd>
              ))
            ) : (
              <dd>{rich('keys.computersCount', { count: devices.size })}</dd>
            )}
          </div>
        </dl>
        <div role="status" className={styles.said}>
          {isResealing && <p className={styles.quiet}>{rich('keys.resealing')}</p>}
        </div>
      </Card>
      <Card title={rich('keys.changeTitle')}>
        <p>{rich('keys.changeText')}</p>
        <div>
          <Button onPress={change}>{rich('keys.change')}</Button>
        </div>
      </Card>
    </>
  );
}
