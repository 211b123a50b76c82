import { movedWords } from '#renderer/locales/moved-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { closePanel, type PlanToEdit } from '#renderer/model/panel/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import {
  addRepeat,
  addTask,
  deleteRepeat,
  editRepeat,
  type RepeatEdit,
  setTaskPlan,
} from '#renderer/model/work/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Change } from '#renderer/store/write.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SidePanel } from '#renderer/ui/Dialog.tsx';
import { focusFirstInvalid } from '#renderer/ui/first-invalid.ts';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { readable, valueIn } from '#renderer/ui/typed-value.ts';
import { PlanFields } from './PlanFields.tsx';
import { draftOf, ruleOf } from './plan-draft.ts';

/** Something to plan, in full: what, how long, when, after what, how often. */
export default function PlanPanel({ day, asks, ...from }: PlanToEdit) {
  const text = useText();
  const { rich } = text;
  const { error, clear, run } = useFormAct();
  const { item, repeat, isAppointment = false, repeats = '' } = from;
  const form = `plan ${item?.id ?? repeat?.id ?? `${day} ${isAppointment} ${repeats}`}`;
  const { value: draft, onChange, forget } = useKeptDraft(form, () => draftOf(day, from));
  const firstWeekday = useFirstWeekday();
  // Weeks that were counted before are counted on as they were.
  const rule = ruleOf(draft, day, repeat?.rule.kind === 'weeks' ? repeat.rule.firstWeekday : firstWeekday);
  const times = rule && { rule, fromDay: valueIn(draft.day) ?? day, untilDay: repeat?.untilDay ?? null };
  const title = draft.title.trim();

  const end = () => {
    forget();
    closePanel();
  };
  const save = () => {
    const planned = readable(draft);
    if (!planned) return focusFirstInvalid();
    const write = (workspace: Workspace): Promise<Change[]> => {
      const { estimateMinutes, startMinutes, cue, project } = planned;
      const plan = { estimateMinutes, startMinutes, cue, project };
      if (item) return setTaskPlan(workspace, item, { ...plan, title, day: planned.day });
      const words = { ...plan, isAppointment: planned.isAppointment };
      if (!times) return addTask(workspace, title, planned.day, words);
      const edit: RepeatEdit = { ...words, title, ...times };
      return repeat ? editRepeat(workspace, repeat, edit) : addRepeat(workspace, edit);
    };
    const isMoved = item !== undefined && item.day !== planned.day;
    const message = isMoved ? movedWords(text, title, planned.day) : rich('plan.saved', { title });
    void run(write, (undo) => {
      showToast({ message, undo });
      end();
    });
  };
  const heading = item || repeat ? 'plan.editTitle' : draft.isAppointment ? 'plan.addVisit' : 'plan.addTask';
  return (
    <SidePanel
      isOpen
      onClose={closePanel}
      title={rich(heading)}
      footer={
        <>
          {repeat && (
            <Button
              kind="plain"
              onPress={() =>
                void run(
                  (workspace) => deleteRepeat(workspace, repeat),
                  (undo) => {
                    showToast({ message: rich('plan.repeatEnded', { title: repeat.title }), undo });
                    end();
                  },
                )
              }
            >
              {rich('plan.endRepeat')}
            </Button>
          )}
          <Button onPress={end}>{rich('common.cancel')}</Button>
          <Button kind="main" onPress={save}>
            {rich('common.save')}
          </Button>
        </>
      }
    >
      <PlanFields
        draft={draft}
        onChange={(next) => {
          onChange(next);
          clear();
        }}
        day={day}
        isOwn={!item?.assignment}
        canRepeat={!item}
        mustRepeat={repeat !== undefined}
        times={times}
        asksLength={asks === 'length'}
        error={error}
        onSubmit={save}
      />
    </SidePanel>
  );
}
