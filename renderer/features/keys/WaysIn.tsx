import { useText } from '#renderer/locales/use-text.tsx';
import type { KeysReport } from '#renderer/model/keys/index.ts';
import { AskOther } from './AskOther.tsx';
import { ByCode } from './ByCode.tsx';
import { NeitherLeft } from './NeitherLeft.tsx';

/** The ways to let this device in: by another one, by the sheet, or without either. */
export function WaysIn({ report, onBegunAnew }: { report: KeysReport; onBegunAnew: () => void }) {
  const { rich } = useText();
  const isRefused = report.keyring === 'refused';
  return (
    <>
      <p>{rich(isRefused ? 'keys.refusedText' : 'keys.closedText')}</p>
      <AskOther report={report} />
      <ByCode />
      {!isRefused && <NeitherLeft onDone={onBegunAnew} />}
    </>
  );
}
