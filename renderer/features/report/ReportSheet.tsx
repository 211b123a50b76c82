import { taskTitle, when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import {
  lineColumns,
  type ReportColumn,
  type ReportLine,
  wordColumns,
} from '#shared/formats/daily-report.ts';
import { columnWords } from './column-words.ts';
import styles from './ReportSheet.module.css';
import type { ReportWords } from './report-words.ts';

interface ReportSheetProps {
  day: Day;
  chosen: ReadonlyArray<ReportColumn>;
  lines: ReadonlyArray<ReportLine>;
  titles: ReadonlyMap<string, string>;
  words: ReportWords;
}

/** The sheet, on the screen as on paper: what was chosen, and nothing else. */
export function ReportSheet({ day, chosen, lines, titles, words }: ReportSheetProps) {
  const text = useText();
  const { t, rich, format } = text;
  const ofLines = lineColumns.filter((column) => chosen.includes(column));
  const ofWords = wordColumns.filter((column) => chosen.includes(column));
  const cell = (column: (typeof lineColumns)[number], line: ReportLine) => {
    if (column === 'start') return rich(when(format, line.startAt, line.zone, day));
    if (column === 'end') return line.endAt === null ? '' : rich(when(format, line.endAt, line.zone, day));
    if (column === 'breaks') return line.breakMs > 0 ? rich(format.duration(line.breakMs)) : '';
    return taskTitle(text, line.taskId, titles);
  };
  return (
    <section aria-label={t('data.reportSheet')} className={styles.sheet}>
      <h2 className={styles.title}>{rich('data.reportOf')}</h2>
      {chosen.length === 0 && <p className={styles.quiet}>{rich('data.reportChoose')}</p>}
      {chosen.includes('date') && (
        <p>{rich('data.dayOfYear', { day: rich(format.day(day)), year: day.slice(0, 4) })}</p>
      )}
      {ofLines.length > 0 && lines.length === 0 && (
        <p className={styles.quiet}>{rich('data.reportNoWork')}</p>
      )}
      {ofLines.length > 0 && lines.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              {ofLines.map((column) => (
                <th key={column} scope="col">
                  {rich(columnWords[column])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                {ofLines.map((column) => (
                  <td key={column} className={column === 'task' ? styles.task : styles.time}>
                    {cell(column, line)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ofWords.length > 0 && (
        <dl className={styles.words}>
          {ofWords.map((column) => (
            <div key={column} className={styles.word}>
              <dt>{rich(columnWords[column])}</dt>
              <dd>{words[column] ?? ''}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
