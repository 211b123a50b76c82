import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { handOver } from '#renderer/store/actions/assignments.ts';
import { useAct } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Assignment } from '#shared/domain/assignment.ts';

export interface HandOverDialogProps {
  assignment: Assignment;
  isOpen: boolean;
  onClose: () => void;
}

/** Hands the work over with a note and links. Until then nothing leaves this computer. */
export function HandOverDialog({ assignment, isOpen, onClose }: HandOverDialogProps) {
  const { rich } = useText();
  const act = useAct();
  const [note, setNote] = useState('');
  const [links, setLinks] = useState('');
  const { title } = assignment;

  const submit = async () => {
    const lines = links
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const isDone = await act(
      (workspace) => handOver(workspace, assignment, { note: note.trim(), links: lines }),
      (undo) => showToast({ message: rich('tasks.handedOver', { title }), undo }),
    );
    if (isDone) onClose();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={rich('tasks.handOverTitle', { title })}
      footer={
        <>
          <Button kind="plain" onPress={onClose}>
            {rich('common.cancel')}
          </Button>
          <Button kind="main" onPress={() => void submit()}>
            {rich('tasks.handOverDo')}
          </Button>
        </>
      }
    >
      <TextArea label={rich('tasks.handOverNote')} value={note} onChange={setNote} autoFocus />
      <TextArea label={rich('tasks.handOverLinks')} value={links} onChange={setLinks} rows={2} />
    </Dialog>
  );
}
