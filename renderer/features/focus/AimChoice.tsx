import { useState } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { setPreferences } from '#renderer/model/preferences/index.ts';
import { CountField } from '#renderer/ui/CountField.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { useStoredValue } from '#renderer/ui/typed-value.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Preferences } from '#shared/domain/preferences.ts';
import { ESTIMATE_MAX_MINUTES } from '#shared/domain/work/task.ts';
import styles from './AimChoice.module.css';

/** The length that most use, as a choice of its own. */
const COMMON_MINUTES = 25;

type Length = 'free' | 'common' | 'own' | 'rounds';

/** What the next block is to run for. What was chosen last holds for every start, on every screen. */
export function AimChoice({ chosen }: { chosen: Preferences }) {
  const { t, rich, format } = useText();
  const act = useAct();
  const { aimKind, countdownMinutes } = chosen;
  // Who asked for a length of their own is typing one, also while it is the common one.
  const [wantsOwn, setWantsOwn] = useState(false);
  const set = (patch: Partial<Preferences>) => void act((workspace) => setPreferences(workspace, patch));
  const choose = (length: Length) => {
    setWantsOwn(length === 'own');
    if (length === 'free') set({ aimKind: 'free' });
    if (length === 'common') set({ aimKind: 'countdown', countdownMinutes: COMMON_MINUTES });
    if (length === 'own') set({ aimKind: 'countdown' });
    if (length === 'rounds') set({ aimKind: 'pomodoro' });
  };
  const ofCountdown: Length = wantsOwn || countdownMinutes !== COMMON_MINUTES ? 'own' : 'common';
  const length: Length = aimKind === 'free' ? 'free' : aimKind === 'pomodoro' ? 'rounds' : ofCountdown;
  return (
    <div className={styles.aim}>
      <SegmentedChoice<Length>
        label={t('clock.aim')}
        hideLabel
        value={length}
        onChange={choose}
        options={[
          { value: 'free', label: rich('clock.free') },
          { value: 'common', label: rich(format.duration(COMMON_MINUTES * MINUTE_MS)) },
          { value: 'own', label: rich('clock.countdown') },
          { value: 'rounds', label: rich('clock.pomodoro') },
        ]}
      />
      {length === 'own' && <CountdownMinutes stored={countdownMinutes} />}
      {length === 'rounds' && <RoundLengths chosen={chosen} />}
    </div>
  );
}

function CountdownMinutes({ stored }: { stored: number }) {
  const { rich } = useText();
  const act = useAct();
  const typed = useStoredValue(
    stored,
    (countdownMinutes) => void act((workspace) => setPreferences(workspace, { countdownMinutes })),
  );
  return (
    <CountField
      label={rich('clock.countdownMinutes')}
      {...typed}
      max={ESTIMATE_MAX_MINUTES}
      unreadable={rich('clock.minutesUnreadable')}
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
