import { energyNames, moodNames } from '#renderer/locales/energy-names.ts';
import type { TextTools } from '#renderer/locales/use-text.tsx';
import type { DayFacts } from '#shared/domain/review/day-facts.ts';

/** How the member was on a day, in words: energy and mood, as far as they are known. */
export function selfWords({ t }: TextTools, { energy, mood }: DayFacts): string[] {
  const energyName = energy === null ? undefined : energyNames[energy - 1];
  const moodName = mood === null ? undefined : moodNames[mood + 1];
  return [
    ...(energyName ? [t('week.energyOf', { energy: t(energyName) })] : []),
    ...(moodName ? [t('week.moodOf', { mood: t(moodName) })] : []),
  ];
}

/** How long the member slept on a day, in words; none where it is not known. */
export function sleptWords({ t, format }: TextTools, { sleptMs }: DayFacts): string[] {
  return sleptMs ? [t('review.slept', { duration: format.duration(sleptMs) })] : [];
}
