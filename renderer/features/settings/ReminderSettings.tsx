import type { ReactNode } from 'react';
import { useHost } from '#renderer/host/host-context.ts';
import { useNotificationPermission } from '#renderer/host/use-notification-permission.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { setPreferences, usePreferences } from '#renderer/model/preferences/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { useStoredValue } from '#renderer/ui/typed-value.ts';
import type { Preferences } from '#shared/domain/preferences.ts';
import styles from './ReminderSettings.module.css';

/** When the app reminds of nothing, and whether reminders of goals are shown outside it. It holds on every device. */
export function ReminderSettings() {
  const { rich } = useText();
  const act = useAct();
  const chosen = usePreferences();
  if (!chosen) return null;
  const change = (patch: Partial<Omit<Preferences, 'id'>>) =>
    void act((workspace) => setPreferences(workspace, patch));
  return (
    <Card title={rich('settings.reminders')}>
      <Checkbox isSelected={chosen.isQuietAtNight} onChange={(isQuietAtNight) => change({ isQuietAtNight })}>
        {rich('settings.quiet')}
      </Checkbox>
      {chosen.isQuietAtNight && (
        <div className={styles.fields}>
          <TimeOfDay
            label={rich('settings.quietFrom')}
            stored={chosen.quietFromMinutes}
            onChange={(quietFromMinutes) => change({ quietFromMinutes })}
            unreadable={rich('settings.timeUnreadable')}
          />
          <TimeOfDay
            label={rich('settings.quietTo')}
            stored={chosen.quietToMinutes}
            onChange={(quietToMinutes) => change({ quietToMinutes })}
            unreadable={rich('settings.timeUnreadable')}
          />
        </div>
      )}
      <div className={styles.choice}>
        <Checkbox
          isSelected={chosen.remindsOutside}
          onChange={(remindsOutside) => change({ remindsOutside })}
        >
          {rich('settings.outside')}
        </Checkbox>
        <p className={styles.hint}>{rich('settings.outsideHint')}</p>
      </div>
      {chosen.remindsOutside && (
        <>
          <Allowed />
          <div className={styles.choice}>
            <Checkbox
              isSelected={chosen.namesGoalOutside}
              onChange={(namesGoalOutside) => change({ namesGoalOutside })}
            >
              {rich('settings.outsideNames')}
            </Checkbox>
            {!chosen.namesGoalOutside && <p className={styles.hint}>{rich('settings.outsideGeneric')}</p>}
          </div>
        </>
      )}
    </Card>
  );
}

/** What keeps notifications from being shown here, and what can be done about it. Nothing where they are shown. */
function Allowed() {
  const { rich } = useText();
  const host = useHost();
  const { permission, ask } = useNotificationPermission();
  if (!host.can.notifications) return <p>{rich('settings.outsideMissing')}</p>;
  if (permission === 'denied') return <p>{rich('settings.outsideDenied')}</p>;
  if (permission !== 'default') return null;
  return (
    <div>
      <Button onPress={() => void ask().catch(reportError)}>{rich('settings.outsideAllow')}</Button>
    </div>
  );
}

interface TimeOfDayProps {
  label: ReactNode;
  stored: number;
  onChange: (minutes: number) => void;
  unreadable: ReactNode;
}

/** A time of day that is stored as soon as it can be read. */
function TimeOfDay({ label, stored, onChange, unreadable }: TimeOfDayProps) {
  const { format } = useText();
  const typed = useStoredValue(stored, onChange);
  return <TimeField label={label} {...typed} write={format.timeOfDay} unreadable={unreadable} />;
}
