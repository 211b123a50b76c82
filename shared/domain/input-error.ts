import type { EntryErrorCode } from '#shared/domain/log/time-entry.ts';
import type { KindErrorCode } from '#shared/domain/rhythm/kinds.ts';
import type { MomentErrorCode } from '#shared/domain/rhythm/moment.ts';
import type { SleepErrorCode } from '#shared/domain/rhythm/sleep.ts';
import type { TitleErrorCode } from '#shared/domain/work/task.ts';

export type InputErrorCode =
  | TitleErrorCode
  | EntryErrorCode
  | SleepErrorCode
  | MomentErrorCode
  | KindErrorCode
  | 'goal-amount-needed'
  | 'entry-in-future'
  | 'too-many-links'
  | 'link-too-long'
  | 'hand-over-too-large'
  | 'share-empty'
  | 'share-too-large'
  | 'repeat-no-days'
  | 'entry-split-outside'
  | 'entry-not-one'
  | 'entries-both-run';

/** Something a member typed that cannot be taken as it is. Nothing was stored; the text is still in its field. */
export class InputError extends Error {
  readonly code: InputErrorCode;

  constructor(code: InputErrorCode) {
    super(`input: ${code}`);
    this.name = 'InputError';
    this.code = code;
  }
}
