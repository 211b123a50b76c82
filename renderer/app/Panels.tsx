import { withWords } from '#renderer/locales/i18n.ts';
import { useOpenPanel } from '#renderer/model/panel/index.ts';
import { useOpenMenu } from '#renderer/ui/open-menu.ts';
import { lazily } from './lazily.tsx';

const SleepPanel = lazily(() => withWords(['log'], import('#renderer/features/log/SleepPanel.tsx')));
const MomentPanel = lazily(() =>
  withWords(['log', 'rhythm'], import('#renderer/features/log/MomentPanel.tsx')),
);
const PlanPanel = lazily(() => withWords(['plan'], import('#renderer/features/plan/PlanPanel.tsx')));
const GoalPanel = lazily(() =>
  withWords(['goals', 'rhythm'], import('#renderer/features/goals/GoalPanel.tsx')),
);
const ActionMenu = lazily(() => import('#renderer/ui/ActionMenu.tsx'));

/** The panels that more than one screen can open, and the menu of a row. */
export function Panels() {
  const { sleep, moment, plan, goal } = useOpenPanel();
  const { menu } = useOpenMenu();
  return (
    <>
      {sleep && <SleepPanel {...sleep} />}
      {moment && <MomentPanel key={moment.record?.id ?? 'new'} {...moment} />}
      {plan && <PlanPanel key={plan.item?.id ?? plan.repeat?.id ?? 'new'} {...plan} />}
      {goal && <GoalPanel key={goal.goal?.id ?? 'new'} {...goal} />}
      {menu && <ActionMenu key={menu.id} menu={menu} />}
    </>
  );
}
