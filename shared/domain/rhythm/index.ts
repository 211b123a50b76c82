// What a member's own rhythm can be measured by, and habits that follow from it. Shown only on request.
export { chronotypeMsfSc, socialJetlagHours } from './chronotype.ts';
export { circularMeanMinutes, circularSdMinutes } from './circular.ts';
export { interdailyStability, intradailyVariability } from './daily-stability.ts';
export { type SocialItem, socialItems, socialTimes, workDays, workStarts } from './day-rhythm.ts';
export { habitualWorkStart, suggestedDayStart } from './habits.ts';
export {
  type Measure,
  type MeasureKind,
  type MeasureUnit,
  measureKinds,
  rhythmMeasures,
} from './measures.ts';
export { compositePhaseDeviationHours } from './phase-deviation.ts';
export { daysOfRange, type RhythmRange, type RhythmSources } from './range.ts';
export { awakeHours, sleepEpochs } from './sleep-epochs.ts';
export { sleepRegularityIndex } from './sleep-regularity.ts';
export { mainSleeps, midSleepMinutes, type Sleep, sleepsOf } from './sleeps.ts';
export { habitualMinutes, socialRhythmMetric } from './social-rhythm.ts';
