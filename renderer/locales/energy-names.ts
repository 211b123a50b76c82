/** The words for how much energy there is, from 1 (little) to 5 (much). */
export const energyNames = [
  'today.energy1',
  'today.energy2',
  'today.energy3',
  'today.energy4',
  'today.energy5',
] as const;
