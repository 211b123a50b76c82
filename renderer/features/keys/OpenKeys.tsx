import type { ReactNode } from 'react';
import { useLocation, useParams } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/model/keys/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { StateOf } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { AskedByOther } from './AskedByOther.tsx';
import { computerOf } from './computer-names.ts';
import { ForeignSheet } from './ForeignSheet.tsx';
import { OpenFacts } from './OpenFacts.tsx';
import { SheetFlow } from './SheetFlow.tsx';
import { useComputerNames } from './use-computer-names.ts';

interface OpenKeysProps {
  report: KeysReport;
  membership: StateOf<'membership'>;
  /** Called when the member begins something new: the message of what happened before is out of date. */
  onBegin: () => void;
}

/** This device opens the member's records: who else does, who asks to, and the sheet. */
export function OpenKeys({ report, membership, onBegin }: OpenKeysProps) {
  const { rich } = useText();
  const { device } = useWorkspace();
  const { part } = useParams<{ part?: string }>();
  const [, navigate] = useLocation();
  const { sheet, devices, others } = report;
  const maker = sheet?.maker ?? null;
  const shown = new Set([...devices, ...others.map((request) => request.device), ...(maker ? [maker] : [])]);
  const told = useComputerNames([...shown]);
  const nameOf = (id: string): ReactNode => {
    const computer = computerOf(told, id);
    if (typeof computer === 'string') return rich('keys.requestSome');
    const name = rich('keys.computerNamed', { name: computer.name || rich('status.deviceUnnamed') });
    return id === device ? rich('keys.computerThis', { name }) : name;
  };
  const madeOn = (): ReactNode => {
    const computer = maker && computerOf(told, maker);
    if (!maker || computer === 'unknown') return rich('keys.foreignBySome');
    if (computer === 'out') return rich('keys.foreignByOut');
    return rich('keys.foreignBy', { name: nameOf(maker) });
  };
  const canSignOut = maker !== null && maker !== device && devices.has(maker);
  if (part === 'new-sheet') {
    const end = () => navigate('/keys', { replace: true });
    return <SheetFlow membership={membership} kind="next" onEnd={end} />;
  }
  const change = () => {
    navigate('/keys/new-sheet');
    onBegin();
  };
  return (
    <>
      {others.map((request) => (
        <AskedByOther key={request.device} request={request} name={nameOf(request.device)} />
      ))}
      {sheet?.isForeign && (
        <ForeignSheet sheet={sheet} madeOn={madeOn()} canSignOut={canSignOut} onChange={change} />
      )}
      <OpenFacts report={report} nameOf={told && nameOf} />
      {!sheet?.isForeign && (
        <Card title={rich('keys.changeTitle')}>
          <p>{rich('keys.changeText')}</p>
          <div>
            <Button onPress={change}>{rich('keys.change')}</Button>
          </div>
        </Card>
      )}
    </>
  );
}
