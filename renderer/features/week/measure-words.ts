import type { ReactNode } from 'react';
import type { TextKey } from '#renderer/locales/texts.ts';
import type { TextTools } from '#renderer/locales/use-text.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Measure, MeasureKind } from '#shared/domain/rhythm/index.ts';

type MeasureText = TextKey & `measures.${string}`;

/** The words for each measure: its name, what it mirrors, and its limits; none of them has a variable. */
export const measureTexts = {
  'mid-sleep': {
    name: 'measures.midSleep',
    mirrors: 'measures.midSleepMirrors',
    limits: 'measures.midSleepLimits',
  },
  'mid-sleep-spread': {
    name: 'measures.spread',
    mirrors: 'measures.spreadMirrors',
    limits: 'measures.spreadLimits',
  },
  'sleep-regularity': {
    name: 'measures.regularity',
    mirrors: 'measures.regularityMirrors',
    limits: 'measures.regularityLimits',
  },
  'daily-stability': {
    name: 'measures.stability',
    mirrors: 'measures.stabilityMirrors',
    limits: 'measures.stabilityLimits',
  },
  'daily-variability': {
    name: 'measures.variability',
    mirrors: 'measures.variabilityMirrors',
    limits: 'measures.variabilityLimits',
  },
  'phase-deviation': {
    name: 'measures.deviation',
    mirrors: 'measures.deviationMirrors',
    limits: 'measures.deviationLimits',
  },
  chronotype: {
    name: 'measures.chronotype',
    mirrors: 'measures.chronotypeMirrors',
    limits: 'measures.chronotypeLimits',
  },
  'social-jetlag': {
    name: 'measures.jetlag',
    mirrors: 'measures.jetlagMirrors',
    limits: 'measures.jetlagLimits',
  },
  'social-rhythm': {
    name: 'measures.social',
    mirrors: 'measures.socialMirrors',
    limits: 'measures.socialLimits',
  },
} as const satisfies Record<MeasureKind, Record<'name' | 'mirrors' | 'limits', MeasureText>>;

/** To how many digits a measure without a unit is told. */
const DIGITS: Partial<Record<MeasureKind, number>> = {
  'daily-stability': 2,
  'daily-variability': 2,
  'social-rhythm': 1,
};

const DAY_MINUTES = 1_440;

/** The value of a measure as it is told, or why there is none. */
export function measureValue({ rich, format }: TextTools, measure: Measure): ReactNode {
  const { kind, unit, value, isEnough } = measure;
  if (value === null) return rich(isEnough ? 'measures.noValue' : 'measures.notYet');
  // A whole minute is as exact as records are.
  const length = (minutes: number) => format.duration(Math.round(minutes) * MINUTE_MS);
  if (unit === 'clock') return format.timeOfDay(Math.round(value) % DAY_MINUTES);
  if (unit === 'minutes') return rich(length(value));
  // Number again, so that what is rounded to nothing has no sign.
  if (unit === 'index') return String(Number(value.toFixed(DIGITS[kind] ?? 0)));
  if (kind !== 'social-jetlag') return rich(length(value * 60));
  const minutes = Math.round(value * 60);
  if (minutes === 0) return rich('measures.sameTime');
  const by = { length: length(Math.abs(minutes)) };
  return minutes > 0 ? rich('measures.later', by) : rich('measures.earlier', by);
}
