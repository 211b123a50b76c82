import { saveFile } from '#renderer/host/save-file.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { telling } from '#renderer/model/act/index.ts';
import { readDayStarts } from '#renderer/model/day/index.ts';
import { readEverything, readWritten } from '#renderer/model/files/index.ts';
import { readOccurrences } from '#renderer/model/work/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { getState } from '#renderer/store/state.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { dateOf, dayOf } from '#shared/domain/day/day.ts';
import { workItems } from '#shared/domain/work/work.ts';
import { writeCalendar } from '#shared/formats/calendar.ts';
import { workNames } from '#shared/formats/work-names.ts';
import { writeWorkspace } from '#shared/formats/workspace-json.ts';
import { type TableFile, tableFile } from './table-file.ts';

/** How many days ahead a calendar file has what repeats. */
const COMING_DAYS = 91;

/**
 * The exports of the workspace, each of which saves a file. @param isForExcel the app's own tables begin with a byte
 * order mark
 */
export function useExport(isForExcel: boolean) {
  const { t, rich } = useText();
  const { db, around } = useWorkspace();
  const save = (name: string, type: string, write: () => Promise<ReadonlyArray<string>>) =>
    void telling(async () => {
      const file = `kotsukotsu-${dateOf(around.now(), around.zone())}-${name}`;
      saveFile(file, await write(), type);
      showToast({ message: rich('data.saved', { name: file }) });
    });
  const everything = () =>
    save('all.json', 'application/json', async () => [
      ...writeWorkspace(await readEverything(db), around.now()),
    ]);
  const table = (name: TableFile) =>
    save(`${name}.csv`, 'text/csv', async () => {
      const [written, membership] = await Promise.all([readWritten(db), getState(db, 'membership')]);
      const person = { name: membership?.member.name ?? '', email: '' };
      return [tableFile(name, written, { person, isForExcel, now: around.now(), zone: around.zone() })];
    });
  const calendar = () =>
    save('calendar.ics', 'text/calendar', async () => {
      const starts = await readDayStarts(db);
      const today = dayOf(around.now(), around.zone(), starts);
      const [{ tasks, assignments, entries }, coming] = await Promise.all([
        readWritten(db),
        readOccurrences(db, today, COMING_DAYS),
      ]);
      return [
        writeCalendar({
          items: workItems(tasks, assignments, coming),
          entries,
          names: workNames(tasks, assignments),
          zone: around.zone(),
          starts,
          now: around.now(),
          words: { name: t('app.name'), work: t('day.withoutTask') },
        }),
      ];
    });
  return { everything, table, calendar };
}
