import type { FileReason } from '#shared/formats/imports/open-file.ts';
import type { LineReason } from '#shared/formats/imports/time-lines.ts';
import type { RowError } from '#shared/formats/workspace-json.ts';

/** The words for why a file is not read. */
export const refusals = {
  'file-empty': 'data.fileEmpty',
  'file-too-large': 'data.fileTooLarge',
  'file-not-text': 'data.fileNotText',
  'file-other-json': 'data.fileOtherJson',
  'file-own-table': 'data.fileOwnTable',
  'file-unknown': 'data.fileUnknown',
  'file-too-many-lines': 'data.fileTooManyLines',
  'file-unreadable': 'data.fileUnreadable',
} as const satisfies Record<FileReason | 'file-unreadable', string>;

/** The words for why a line of a time log is not taken. */
export const lineReasons = {
  'quotes-open': 'data.lineQuotes',
  'too-short': 'data.lineShort',
  'no-date': 'data.lineNoDate',
  'date-unreadable': 'data.lineDate',
  'time-unreadable': 'data.lineTime',
  'no-end': 'data.lineNoEnd',
  'too-wide': 'data.lineWide',
  'not-work': 'data.lineNotWork',
  'zero-length': 'data.lineZero',
  'ends-before-start': 'data.lineEndsFirst',
  'too-long': 'data.lineLong',
  'in-future': 'data.lineFuture',
  'note-too-long': 'data.lineNote',
} as const satisfies Record<LineReason, string>;

/** The words for why a row of a workspace file is not taken. */
export const rowReasons = {
  'not-a-row': 'data.rowNone',
  'field-does-not-fit': 'data.rowField',
  'same-id-twice': 'data.rowTwice',
} as const satisfies Record<RowError['reason'], string>;
