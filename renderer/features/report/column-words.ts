import type { ReportColumn } from '#shared/formats/daily-report.ts';

/** What the columns of a report are called. */
export const columnWords = {
  date: 'data.columnDate',
  start: 'data.columnStart',
  end: 'data.columnEnd',
  breaks: 'data.columnBreaks',
  task: 'data.columnTask',
  output: 'data.columnOutput',
  'self-check': 'data.columnSelf',
  'condition-morning': 'data.columnMorning',
  'condition-afternoon': 'data.columnAfternoon',
  contacts: 'data.columnContacts',
  next: 'data.columnNext',
} as const satisfies Record<ReportColumn, string>;
