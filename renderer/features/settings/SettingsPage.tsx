import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { languageTag, type Register, registerNames, registers } from '#renderer/locales/registers.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { type Look, looks } from '#renderer/ui/look.ts';
import { Ruby } from '#renderer/ui/Ruby.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { ClockSettings } from './ClockSettings.tsx';
import { Connection } from './Connection.tsx';
import { DayStartSetting } from './DayStartSetting.tsx';
import { PlanSetting } from './PlanSetting.tsx';
import { ReminderSettings } from './ReminderSettings.tsx';
import { RhythmKinds } from './RhythmKinds.tsx';
import styles from './SettingsPage.module.css';
import { WeekStartSetting } from './WeekStartSetting.tsx';

interface Chosen {
  register: Register;
  look: Look;
  readings: boolean;
  patterns: boolean;
}

export interface SettingsPageProps extends Chosen {
  onChange: (patch: Partial<Chosen>) => void;
  /** The way to join an NPO. */
  join: ReactNode;
}

const lookNames = {
  system: 'settings.lookSystem',
  light: 'settings.lookLight',
  dark: 'settings.lookDark',
  contrast: 'settings.lookContrast',
} as const;

/** What can be chosen: for this computer, and for the day and the clock on every one. Every choice holds at once. */
export default function SettingsPage({
  register,
  look,
  readings,
  patterns,
  onChange,
  join,
}: SettingsPageProps) {
  const { t, rich } = useText();
  return (
    <div className={styles.page} data-ready="settings">
      <ScreenTitle>{rich('settings.title')}</ScreenTitle>
      <SegmentedChoice
        label={rich('settings.language')}
        value={register}
        onChange={(chosen) => onChange({ register: chosen })}
        options={registers.map((value) => ({
          value,
          label: <Ruby markup={registerNames[value]} />,
          lang: languageTag(value),
        }))}
      />
      {register === 'ja-easy' && (
        <Checkbox isSelected={readings} onChange={(chosen) => onChange({ readings: chosen })}>
          {rich('settings.showReadings')}
        </Checkbox>
      )}
      <SegmentedChoice
        label={rich('settings.look')}
        value={look}
        onChange={(chosen) => onChange({ look: chosen })}
        options={looks.map((value) => ({ value, label: rich(lookNames[value]) }))}
      />
      <Checkbox isSelected={patterns} onChange={(chosen) => onChange({ patterns: chosen })}>
        {rich('settings.showPatterns')}
      </Checkbox>
      <DayStartSetting />
      <WeekStartSetting />
      <PlanSetting />
      <ClockSettings />
      <ReminderSettings />
      <RhythmKinds />
      <Card title={rich('settings.connection')}>
        <Connection join={join} />
      </Card>
      <Card title={rich('data.title')}>
        <p>{rich('data.allText')}</p>
        <p>
          <Link href="/data">{rich('data.title')}</Link>
        </p>
      </Card>
      <nav className={styles.links} aria-label={t('keys.title')}>
        <Link href="/keys">{rich('keys.title')}</Link>
        <Link href="/privacy">{rich('keys.toPrivacy')}</Link>
      </nav>
    </div>
  );
}
