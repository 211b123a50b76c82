import type { Written } from '#renderer/model/files/index.ts';
import { writeCsv } from '#shared/formats/csv.ts';
import { type Person, solidtimeRows, togglRows } from '#shared/formats/other-csv.ts';
import { entryRows, goalRows, rhythmRows, taskRows } from '#shared/formats/own-csv.ts';
import { workNames } from '#shared/formats/work-names.ts';

/** The tables that can be saved as CSV: own ones, and those of other programs. */
export type TableFile = 'entries' | 'rhythm' | 'tasks' | 'goals' | 'toggl' | 'solidtime';

interface TableOptions {
  person: Person;
  isForExcel: boolean;
  now: number;
  /** Where the member is. */
  zone: string;
}

/**
 * The text of a CSV file. Those for other programs never begin with a byte order mark, as not all of them accept one.
 */
export function tableFile(name: TableFile, written: Written, options: TableOptions): string {
  const { tasks, assignments, entries, rhythm, rhythmKinds, goals, goalMarks } = written;
  const { person, isForExcel: bom, now, zone } = options;
  const names = workNames(tasks, assignments);
  switch (name) {
    case 'entries':
      return writeCsv(entryRows(entries, names, now), { bom });
    case 'rhythm':
      return writeCsv(rhythmRows(rhythm, rhythmKinds), { bom });
    case 'tasks':
      return writeCsv(taskRows(tasks, names, zone), { bom });
    case 'goals':
      return writeCsv(goalRows(goals, goalMarks, zone), { bom });
    case 'toggl':
      return writeCsv(togglRows(entries, names, person));
    case 'solidtime':
      return writeCsv(solidtimeRows(entries, names, person));
  }
}
