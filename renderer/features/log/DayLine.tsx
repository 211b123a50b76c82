import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { readDayPage, writeLine } from '#renderer/model/plan/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { useDraft } from '#renderer/ui/use-draft.ts';
import type { Day } from '#shared/domain/day/day.ts';

/** What the member wrote about a day in a line of their own, to be read again, and to be written later. */
export function DayLine({ day }: { day: Day }) {
  const line = useRows(async (db) => (await readDayPage(db, day)).plan.line, [day]);
  return line === undefined ? null : <LineField day={day} line={line} />;
}

function LineField({ day, line }: { day: Day; line: string }) {
  const { rich } = useText();
  const act = useAct();
  const draft = useDraft(`${day}.line`, line, (typed) =>
    act(
      (workspace) => writeLine(workspace, day, typed),
      (undo) => showToast({ message: rich('log.dayLineKept'), undo }),
    ),
  );
  return <TextArea label={rich('log.dayLine')} description={rich('log.dayLineHint')} rows={2} {...draft} />;
}
