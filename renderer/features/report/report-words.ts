import { create } from 'zustand';
import type { Day } from '#shared/domain/day/day.ts';
import type { WordColumn } from '#shared/formats/daily-report.ts';

/** What a member wrote on a report. */
export type ReportWords = Partial<Record<WordColumn, string>>;

/** Words for reports, until the app is closed. They are for a sheet of paper, and are stored nowhere. */
const useWords = create<Record<Day, ReportWords>>(() => ({}));

const NONE: ReportWords = {};

/** The words of a day's report, and how they are changed. */
export function useReportWords(day: Day) {
  const words = useWords((all) => all[day] ?? NONE);
  const setWord = (column: WordColumn, text: string) =>
    useWords.setState((all) => ({ [day]: { ...all[day], [column]: text } }));
  return { words, setWord };
}
