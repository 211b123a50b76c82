import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useLocation, useParams } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { useDayRecords } from '#renderer/model/log/index.ts';
import { chooseReportColumn, usePreferences } from '#renderer/model/preferences/index.ts';
import { useNow } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { addDays, Day } from '#shared/domain/day/day.ts';
import { reportColumns, reportLines, wordColumns } from '#shared/formats/daily-report.ts';
import { columnWords } from './column-words.ts';
import styles from './ReportPage.module.css';
import { ReportSheet } from './ReportSheet.tsx';
import { useReportWords } from './report-words.ts';

const RENEW_MS = 60_000;

/** The daily report (日報): what is on it is the member's choice, and it is seen as it is printed. */
export default function ReportPage() {
  const { t, rich, format } = useText();
  const [, navigate] = useLocation();
  const today = useToday();
  const starts = useDayStarts();
  const now = useNow(RENEW_MS);
  const act = useAct();
  const asked = Day.safeParse(useParams<{ day?: string }>().day);
  const day = asked.success ? asked.data : today;
  const records = useDayRecords(day);
  const preferences = usePreferences();
  const { words, setWord } = useReportWords(day);
  if (!records || !preferences) return null;

  const chosen = reportColumns.filter((column) => preferences.reportColumns.includes(column));
  const go = (next: Day) => navigate(next === today ? '/report' : `/report/${next}`);
  return (
    <div className={styles.page} data-ready="report">
      <ScreenTitle detail={rich(format.day(day))}>{rich('data.reportTitle')}</ScreenTitle>
      <div className={styles.bar}>
        <IconButton icon={ChevronLeft} label={t('log.previousDay')} onPress={() => go(addDays(day, -1))} />
        <Button onPress={() => go(today)}>{rich('log.today')}</Button>
        <IconButton icon={ChevronRight} label={t('log.nextDay')} onPress={() => go(addDays(day, 1))} />
        <span className={styles.gap} />
        <Button kind="main" icon={Printer} isDisabled={chosen.length === 0} onPress={() => window.print()}>
          {rich('data.reportPrint')}
        </Button>
      </div>
      <div className={styles.columns}>
        <div className={styles.form}>
          <section aria-labelledby="report-columns" className={styles.choices}>
            <h2 id="report-columns">{rich('data.reportColumns')}</h2>
            {reportColumns.map((column) => (
              <Checkbox
                key={column}
                isSelected={chosen.includes(column)}
                onChange={(isChosen) =>
                  void act((workspace) => chooseReportColumn(workspace, column, isChosen))
                }
              >
                {rich(columnWords[column])}
              </Checkbox>
            ))}
          </section>
          {wordColumns.some((column) => chosen.includes(column)) && (
            <section aria-labelledby="report-words" className={styles.words}>
              <h2 id="report-words">{rich('data.reportWords')}</h2>
              <p className={styles.quiet}>{rich('data.reportWordsText')}</p>
              {wordColumns
                .filter((column) => chosen.includes(column))
                .map((column) => (
                  <TextArea
                    key={`${day} ${column}`}
                    label={rich(columnWords[column])}
                    value={words[column] ?? ''}
                    onChange={(text) => setWord(column, text)}
                    rows={2}
                  />
                ))}
            </section>
          )}
        </div>
        <ReportSheet
          day={day}
          chosen={chosen}
          lines={reportLines(records.entries, day, now, starts)}
          titles={records.titles}
          words={words}
        />
      </div>
    </div>
  );
}
