import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { noteTask } from '#renderer/store/actions/tasks.ts';
import { useAct } from '#renderer/store/hooks.ts';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { WorkItem } from '#shared/domain/work.ts';

/** The member's own note on a piece of work; kept when the field is left. */
export function OwnNote({ item }: { item: WorkItem }) {
  const { rich } = useText();
  const act = useAct();
  const [note, setNote] = useState(item.note);
  const save = () => {
    if (note === item.note) return;
    void act(
      (workspace) => noteTask(workspace, item, note),
      (undo) => showToast({ message: rich('tasks.saved'), undo }),
    );
  };
  return (
    <TextArea
      label={rich('tasks.note')}
      description={rich('tasks.noteHint')}
      value={note}
      onChange={setNote}
      onSubmit={save}
      onBlur={save}
    />
  );
}
