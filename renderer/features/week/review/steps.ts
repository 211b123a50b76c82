import type { ComponentType } from 'react';
import { DoneStep } from './DoneStep.tsx';
import { EnergyStep } from './EnergyStep.tsx';
import { GoalsStep } from './GoalsStep.tsx';
import { NextStep } from './NextStep.tsx';
import { SheetStep } from './SheetStep.tsx';
import type { StepProps } from './step-props.ts';
import { TimeStep } from './TimeStep.tsx';
import { WordsStep } from './WordsStep.tsx';

/** One thought of a review. Its id is stored, to go on from there another time. */
export interface Step {
  id: string;
  title: `review.${'sheet' | 'time' | 'done' | 'energy' | 'words' | 'goals' | 'ahead'}`;
  Body: ComponentType<StepProps>;
}

/** The steps of a review, in their order. */
export const steps: ReadonlyArray<Step> = [
  { id: 'sheet', title: 'review.sheet', Body: SheetStep },
  { id: 'time', title: 'review.time', Body: TimeStep },
  { id: 'done', title: 'review.done', Body: DoneStep },
  { id: 'energy', title: 'review.energy', Body: EnergyStep },
  { id: 'words', title: 'review.words', Body: WordsStep },
  { id: 'goals', title: 'review.goals', Body: GoalsStep },
  { id: 'next', title: 'review.ahead', Body: NextStep },
];
