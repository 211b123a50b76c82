import { useText } from '#renderer/locales/use-text.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import type { CueEvent, GoalCue } from '#shared/domain/goals/goal.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import { TITLE_MAX } from '#shared/domain/work/task.ts';
import type { DraftFieldsProps } from './goal-draft.ts';
import { eventOption, goalKinds } from './record-names.ts';

const cueKinds = {
  none: 'goals.cueNone',
  words: 'goals.cueKindWords',
  event: 'goals.cueKindEvent',
  time: 'goals.cueKindTime',
} as const satisfies Record<GoalCue['kind'], string>;

/** The if-then plan of a goal: when it is begun, and with what. */
export function CueFields({
  draft,
  onChange,
  onSubmit,
  kinds,
}: DraftFieldsProps & { kinds: ReadonlyArray<Kind> }) {
  const text = useText();
  const { t, rich, format } = text;
  const { cueKind } = draft;
  const events: CueEvent[] = ['block-end', ...goalKinds(kinds, draft.cueEvent)];
  return (
    <>
      <Select
        label={rich('goals.cue')}
        description={rich('goals.cueHint')}
        value={cueKind}
        onChange={(chosen) => onChange({ cueKind: chosen })}
        options={(Object.keys(cueKinds) as GoalCue['kind'][]).map((kind) => ({
          value: kind,
          label: rich(cueKinds[kind]),
          text: t(cueKinds[kind]),
        }))}
      />
      {cueKind === 'words' && (
        <TextField
          label={rich('goals.cueWords')}
          description={rich('goals.cueWordsHint')}
          value={draft.cueText}
          onChange={(cueText) => onChange({ cueText: cueText.slice(0, TITLE_MAX) })}
          onSubmit={onSubmit}
        />
      )}
      {cueKind === 'time' && (
        <TimeField
          label={rich('goals.cueAt')}
          value={draft.cueMinutes}
          onChange={(cueMinutes) => onChange({ cueMinutes })}
          write={format.timeOfDay}
          unreadable={rich('goals.timeUnreadable')}
          onSubmit={onSubmit}
        />
      )}
      {cueKind === 'event' && (
        <>
          <Select
            label={rich('goals.cueWhat')}
            value={draft.cueEvent}
            onChange={(cueEvent) => onChange({ cueEvent })}
            options={events.map((event) => eventOption(text, event, kinds))}
          />
          <Checkbox
            isSelected={draft.remindsAfterCue}
            onChange={(remindsAfterCue) => onChange({ remindsAfterCue })}
          >
            {rich('goals.remindAfterCue')}
          </Checkbox>
        </>
      )}
      {cueKind !== 'none' && (
        <TextField
          label={rich('goals.step')}
          description={rich('goals.stepHint')}
          value={draft.step}
          onChange={(step) => onChange({ step: step.slice(0, TITLE_MAX) })}
          onSubmit={onSubmit}
        />
      )}
    </>
  );
}
