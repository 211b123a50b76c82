import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { setPreferences, usePreferences } from '#renderer/model/preferences/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';

/** What planning proposes. */
export function PlanSetting() {
  const { rich } = useText();
  const act = useAct();
  const chosen = usePreferences();
  if (!chosen) return null;
  return (
    <Card title={rich('settings.plan')}>
      <Checkbox
        isSelected={chosen.proposesWorkStart}
        onChange={(proposesWorkStart) =>
          void act((workspace) => setPreferences(workspace, { proposesWorkStart }))
        }
      >
        {rich('settings.planUsualStart')}
      </Checkbox>
      <p>{rich('settings.planUsualStartText')}</p>
    </Card>
  );
}
