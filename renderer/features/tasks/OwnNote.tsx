import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { noteTask } from '#renderer/model/work/index.ts';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { useDraft } from '#renderer/ui/use-draft.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';

/** The member's own note on a piece of work. */
export function OwnNote({ item }: { item: WorkItem }) {
  const { rich } = useText();
  const act = useAct();
  const note = useDraft(`${item.id}.note`, item.note, (typed) =>
    act(
      (workspace) => noteTask(workspace, item, typed),
      (undo) => showToast({ message: rich('tasks.saved'), undo }),
    ),
  );
  return <TextArea label={rich('tasks.note')} description={rich('tasks.noteHint')} {...note} />;
}
