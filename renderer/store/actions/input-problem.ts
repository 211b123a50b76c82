import type { SleepProblem } from '#shared/domain/sleep.ts';
import type { TitleProblem } from '#shared/domain/task.ts';
import type { EntryProblem } from '#shared/domain/time-entry.ts';

export type InputProblemCode =
  | TitleProblem
  | EntryProblem
  | SleepProblem
  | 'entry-in-future'
  | 'note-too-long'
  | 'too-many-links'
  | 'link-too-long'
  | 'hand-over-too-large'
  | 'repeat-no-days'
  | 'entry-split-outside'
  | 'entry-not-one'
  | 'entries-both-run';

/** Something a member typed that cannot be taken as it is. Nothing was stored; the text is still in its field. */
export class InputProblem extends Error {
  readonly code: InputProblemCode;

  constructor(code: InputProblemCode) {
    super(`input: ${code}`);
    this.name = 'InputProblem';
    this.code = code;
  }
}
