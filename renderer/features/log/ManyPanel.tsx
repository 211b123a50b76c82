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
import { TaskField } from './TaskField.tsx';
import { entryTask, type TypedTask, useTaskOptions, WITHOUT_TASK } from './task-options.ts';

interface ManyPanelProps {
  ids: ReadonlyArray<string>;
  onClose: () => void;
}

/** What was chosen for all of them; each stays as it is where no task stands, and no kind is chosen. */
interface Chosen {
  task: TypedTask;
  kind?: EntryKind | undefined;
}

/** What several entries get at once; what is not chosen stays with each as it is. */
export function ManyPanel({ ids, onClose }: ManyPanelProps) {
  const { rich, t } = useText();
  const { error, clear, run } = useFormAct();
  const draft = useKeptDraft<Chosen>(`entries ${ids.join(' ')}`, () => ({ task: { words: '', id: null } }));
  const { task, kind } = draft.value;
  const without = { id: WITHOUT_TASK, text: t('day.withoutTask') };
  const options = [without, ...useTaskOptions(useToday(), null)];
  const end = () => {
    draft.forget();
    onClose();
  };
  const save = () => {
    const edit = { ...entryTask(task, options), ...(kind === undefined ? {} : { kind }) };
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
      <TaskField
        task={task}
        onChange={(next) => {
          draft.onChange({ task: next, kind });
          clear();
        }}
        options={options}
        empty={t('log.leaveAsIs')}
        error={error === 'title-too-long' && rich(`errors.${error}`)}
        onSubmit={save}
      />
      <KindSelect value={kind} onChange={(chosen) => draft.onChange({ task, kind: chosen })} canLeave />
      <div role="alert">{error && error !== 'title-too-long' && rich(`errors.${error}`)}</div>
    </SidePanel>
  );
}
