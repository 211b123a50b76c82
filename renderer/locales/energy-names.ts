/** The words for how much energy there is, from 1 (little) to 5 (much). */
export const energyNames = [
  'today.energy1',
  'today.energy2',
  'today.energy3',
  'today.energy4',
  'today.energy5',
] as const;

/** The words for how a member feels, from −1 to 1, and the signs that stand for them. */
export const moodNames = ['today.moodLow', 'today.moodMiddle', 'today.moodGood'] as const;
export const moodSigns = ['−', '0', '＋'] as const;
