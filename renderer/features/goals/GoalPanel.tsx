import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { addGoal, deleteGoal, editGoal } from '#renderer/model/goals/index.ts';
import { closePanel, type GoalToEdit } from '#renderer/model/panel/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SidePanel } from '#renderer/ui/Dialog.tsx';
import { focusFirstInvalid } from '#renderer/ui/first-invalid.ts';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { GoalFields } from './GoalFields.tsx';
import { draftOf, editOf, missingFrom } from './goal-draft.ts';

/** A goal in full: what, how often, when, the smallest version, and what marks it. */
export default function GoalPanel({ goal }: GoalToEdit) {
  const { rich } = useText();
  const today = useToday();
  const { error, clear, run } = useFormAct();
  const [isChecked, setChecked] = useState(false);
  const { value: draft, onChange, forget } = useKeptDraft(`goal ${goal?.id ?? ''}`, () => draftOf(goal));
  const end = () => {
    forget();
    closePanel();
  };
  const tell = (key: 'goals.saved' | 'goals.deleted', title: string) => (undo: () => void) => {
    showToast({ message: rich(key, { title }), undo });
    end();
  };
  const save = () => {
    setChecked(true);
    const edit = missingFrom(draft) ? null : editOf(draft);
    if (!edit) return focusFirstInvalid();
    void run(
      (workspace) => (goal ? editGoal(workspace, goal, edit) : addGoal(workspace, edit, today)),
      tell('goals.saved', edit.title.trim()),
    );
  };
  return (
    <SidePanel
      isOpen
      onClose={closePanel}
      title={rich(goal ? 'goals.editTitle' : 'goals.newTitle')}
      footer={
        <>
          {goal && (
            <Button
              kind="plain"
              onPress={() =>
                void run((workspace) => deleteGoal(workspace, goal), tell('goals.deleted', goal.title))
              }
            >
              {rich('common.delete')}
            </Button>
          )}
          <Button onPress={end}>{rich('common.cancel')}</Button>
          <Button kind="main" onPress={save}>
            {rich('common.save')}
          </Button>
        </>
      }
    >
      <GoalFields
        draft={draft}
        onChange={(patch) => {
          onChange({ ...draft, ...patch });
          clear();
        }}
        error={error && rich(`errors.${error}`)}
        missing={isChecked ? missingFrom(draft) : null}
        onSubmit={save}
      />
    </SidePanel>
  );
}
