import { useState } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { readPreferences, setPreferences } from '#renderer/model/preferences/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { CountField } from '#renderer/ui/CountField.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Preferences } from '#shared/domain/preferences.ts';
import { ESTIMATE_MAX_MINUTES } from '#shared/domain/work/task.ts';
import styles from './FocusPage.module.css';

const kinds = [
  ['free', 'clock.free'],
  ['countdown', 'clock.countdown'],
  ['pomodoro', 'clock.pomodoro'],
] as const;

/** What the next block is to run for. What was chosen last holds for every start, on every screen. */
export function AimChoice() {
  const { rich } = useText();
  const act = useAct();
  const chosen = useRows(readPreferences, []);
  if (!chosen) return null;
  return (
    <div className={styles.aim}>
      <SegmentedChoice
        label={rich('clock.aim')}
        value={chosen.aimKind}
        onChange={(aimKind) => void act((workspace) => setPreferences(workspace, { aimKind }))}
        options={kinds.map(([value, name]) => ({ value, label: rich(name) }))}
      />
      {chosen.aimKind === 'free' && <p className={styles.hint}>{rich('clock.freeHint')}</p>}
      {chosen.aimKind === 'countdown' && <CountdownMinutes stored={chosen.countdownMinutes} />}
      {chosen.aimKind === 'pomodoro' && <RoundLengths chosen={chosen} />}
    </div>
  );
}

function CountdownMinutes({ stored }: { stored: number }) {
  const { rich, t } = useText();
  const act = useAct();
  const [minutes, setMinutes] = useState<number | null>(stored);
  const change = (countdownMinutes: number | null) => {
    setMinutes(countdownMinutes);
    if (countdownMinutes !== null) void act((workspace) => setPreferences(workspace, { countdownMinutes }));
  };
  return (
    <CountField
      label={rich('clock.countdownMinutes')}
      value={minutes}
      onChange={change}
      max={ESTIMATE_MAX_MINUTES}
      unreadable={t('clock.minutesUnreadable')}
    />
  );
}

function RoundLengths({ chosen }: { chosen: Preferences }) {
  const { rich, format } = useText();
  return (
    <p className={styles.hint}>
      {rich(chosen.advancesByItself ? 'clock.roundsAloneHint' : 'clock.roundsHint', {
        work: format.duration(chosen.pomodoroMinutes * MINUTE_MS),
        pause: format.duration(chosen.breakMinutes * MINUTE_MS),
        long: format.duration(chosen.longBreakMinutes * MINUTE_MS),
        every: chosen.longEvery,
      })}{' '}
      <Link href="/settings">{rich('clock.toSettings')}</Link>
    </p>
  );
}
