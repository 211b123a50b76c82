import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { editEntries } from '#renderer/model/log/index.ts';
import { SidePanel } from '#renderer/ui/Dialog.tsx';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { EntryKind } from '#shared/domain/log/time-entry.ts';
import { KindSelect } from './KindSelect.tsx';
import { PanelFooter } from './PanelFooter.tsx';
import { TaskSelect } from './TaskSelect.tsx';

interface ManyPanelProps {
  ids: ReadonlyArray<string>;
  onClose: () => void;
}

/** What was chosen for all of them; undefined where each stays as it is. */
interface Chosen {
  taskId?: string | null | undefined;
  kind?: EntryKind | undefined;
}

const noTitles: ReadonlyMap<string, string> = new Map();

/** What several entries get at once; what is not chosen stays with each as it is. */
export function ManyPanel({ ids, onClose }: ManyPanelProps) {
  const { rich } = useText();
  const today = useToday();
  const { error, run } = useFormAct();
  const draft = useKeptDraft<Chosen>(`entries ${ids.join(' ')}`, () => ({}));
  const { taskId, kind } = draft.value;
  const end = () => {
    draft.forget();
    onClose();
  };
  const save = () => {
    const edit = { ...(taskId === undefined ? {} : { taskId }), ...(kind === undefined ? {} : { kind }) };
    if (Object.keys(edit).length === 0) return end();
    void run(
      (workspace) => editEntries(workspace, ids, edit),
      (undo) => {
        showToast({ message: rich('log.changedMany', { count: ids.length }), undo });
        end();
      },
    );
  };
  return (
    <SidePanel
      isOpen
      onClose={onClose}
      title={rich('log.changeSelected')}
      footer={<PanelFooter onSave={save} onCancel={end} remove={null} />}
    >
      <p>{rich('log.selected', { count: ids.length })}</p>
      <TaskSelect
        value={taskId}
        onChange={(chosen) => draft.onChange({ taskId: chosen, kind })}
        own={null}
        titles={noTitles}
        day={today}
        canLeave
      />
      <KindSelect value={kind} onChange={(chosen) => draft.onChange({ taskId, kind: chosen })} canLeave />
      <div role="alert">{error && rich(`errors.${error}`)}</div>
    </SidePanel>
  );
}
