import { withWords } from '#renderer/locales/i18n.ts';
import { useOpenPanel } from '#renderer/model/panel/index.ts';
import { lazily } from './lazily.tsx';

const SleepPanel = lazily(() => withWords(['log'], import('#renderer/features/log/SleepPanel.tsx')));
const PlanPanel = lazily(() => withWords(['plan'], import('#renderer/features/plan/PlanPanel.tsx')));

/** The panels that more than one screen can open. */
export function Panels() {
  const { sleep, plan } = useOpenPanel();
  return (
    <>
      {sleep && <SleepPanel {...sleep} />}
      {plan && <PlanPanel key={plan.item?.id ?? plan.repeat?.id ?? 'new'} {...plan} />}
    </>
  );
}
