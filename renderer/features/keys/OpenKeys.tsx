import type { ReactNode } from 'react';
import { useLocation, useParams } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { KeysReport } from '#renderer/store/reads/keys.ts';
import type { StateOf } from '#renderer/store/state.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { AskedByOther } from './AskedByOther.tsx';
import { ForeignSheet } from './ForeignSheet.tsx';
import { OpenFacts } from './OpenFacts.tsx';
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
  const { rich } = useText();
  const { device } = useWorkspace();
  const { part } = useParams<{ part?: string }>();
  const [, navigate] = useLocation();
  const { sheet, devices, others } = report;
  const names = useComputerNames([...devices, ...others.map((request) => request.device)]);
  const nameOf = (id: string | null): ReactNode => {
    if (!names || id === null) return rich('keys.requestSome');
    if (!names.has(id)) return rich('keys.computerOut');
    const name = names.get(id) || rich('status.deviceUnnamed');
    return id === device ? rich('keys.computerThis', { name }) : name;
  };
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
      {sheet?.isForeign && <ForeignSheet sheet={sheet} devices={devices} nameOf={nameOf} onChange={change} />}
      <OpenFacts report={report} nameOf={names && nameOf} />
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
