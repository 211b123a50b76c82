import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { handOver } from '#renderer/model/work/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Assignment } from '#shared/domain/relay/assignment.ts';
import styles from './TaskDetail.module.css';

export interface HandOverDialogProps {
  assignment: Assignment;
  isOpen: boolean;
  onClose: () => void;
}

/** Hands the work over with a note and links. Until then neither leaves this computer. */
export function HandOverDialog({ assignment, isOpen, onClose }: HandOverDialogProps) {
  const { rich } = useText();
  const { error, clear, run } = useFormAct();
  const { id, title } = assignment;
  const draft = useKeptDraft(`hand-over ${id}`, () => ({ note: '', links: '' }));
  const { note, links } = draft.value;
  const end = () => {
    draft.forget();
    onClose();
  };

  const isAboutNote = error === 'note-too-long';
  const isAboutLinks = error === 'too-many-links' || error === 'link-too-long';
  const words = error && rich(`errors.${error}`);

  const submit = () => {
    const lines = links
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    void run(
      (workspace) => handOver(workspace, assignment, { note: note.trim(), links: lines }),
      (undo) => {
        showToast({ message: rich('tasks.handedOver', { title }), undo });
        end();
      },
    );
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={rich('tasks.handOverTitle', { title })}
      footer={
        <>
          <Button kind="plain" onPress={end}>
            {rich('common.cancel')}
          </Button>
          <Button kind="main" onPress={submit}>
            {rich('tasks.handOverDo')}
          </Button>
        </>
      }
    >
      <TextArea
        label={rich('tasks.handOverNote')}
        value={note}
        onChange={(next) => {
          draft.onChange({ note: next, links });
          clear();
        }}
        error={isAboutNote ? words : undefined}
        autoFocus
      />
      <TextArea
        label={rich('tasks.handOverLinks')}
        value={links}
        onChange={(next) => {
          draft.onChange({ note, links: next });
          clear();
        }}
        error={isAboutLinks ? words : undefined}
        rows={2}
      />
      <div role="alert" className={styles.error}>
        {!isAboutNote && !isAboutLinks && words}
      </div>
    </Dialog>
  );
}
