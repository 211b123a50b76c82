import type { EntryKind } from '#shared/domain/log/time-entry.ts';
import type { TextKey } from './texts.ts';

/** The words for the kinds of time. */
export const kindNames = {
  work: 'log.kindWork',
  study: 'log.kindStudy',
  meeting: 'log.kindMeeting',
  other: 'log.kindOther',
} as const satisfies Record<EntryKind, TextKey>;
