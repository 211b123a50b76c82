import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { noteEntry } from '#renderer/model/log/index.ts';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { useDraft } from '#renderer/ui/use-draft.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';

/** The note of a block, while it runs. */
export function BlockNote({ entry }: { entry: TimeEntry }) {
  const { rich } = useText();
  const act = useAct();
  const note = useDraft(`${entry.id}.note`, entry.note, (typed) =>
    act(
      (workspace) => noteEntry(workspace, entry, typed),
      (undo) => showToast({ message: rich('clock.noteSaved'), undo }),
    ),
  );
  return <TextArea label={rich('clock.note')} description={rich('clock.noteHint')} rows={2} {...note} />;
}
