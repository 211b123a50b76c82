import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { closePanel, type SleepToEdit } from '#renderer/model/panel/index.ts';
import { addSleep, deleteSleep, editSleep } from '#renderer/model/rhythm/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SidePanel } from '#renderer/ui/Dialog.tsx';
import { focusFirstInvalid } from '#renderer/ui/first-invalid.ts';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { startMinutesOf } from '#shared/domain/day/day.ts';
import { PanelFooter } from './PanelFooter.tsx';
import { StretchFields } from './StretchFields.tsx';
import {
  minutesOf,
  type StretchRules,
  stretchTimes,
  type TypedStretch,
  typedFrom,
  wallDay,
  wallNow,
} from './stretch.ts';

/**
 * The end is the next time the clock shows what was typed: sleep may be long, and is never taken for a typing error.
 */
const OVERNIGHT_MAX_MINUTES = 24 * 60 - 1;

/** Going to bed and getting up, to add or to correct. The frame shows it when a screen asks for it. */
export default function SleepPanel({ day, record, up }: SleepToEdit) {
  const { rich } = useText();
  const { around } = useWorkspace();
  const { error, clear, run } = useFormAct();
  const zone = record?.zone ?? up?.zone ?? around.zone();
  const rules: StretchRules = {
    day,
    dayStartMinutes: startMinutesOf(day, useDayStarts()),
    // A night is added on the day it ended; a recorded one stays where it began.
    anchor: record ? 'start' : 'end',
    overnightMaxMinutes: OVERNIGHT_MAX_MINUTES,
    now: wallNow(around.now(), zone),
  };
  // Where the time of getting up is known already, what was begun before it is another form.
  const form = `sleep ${record?.id ?? day} ${up?.id ?? ''}`;
  const draft = useKeptDraft(form, (): TypedStretch => {
    if (record) return typedFrom(record, rules, zone);
    const fresh: TypedStretch = { startDay: 'auto', startMinutes: null, endDay: 'auto', endMinutes: null };
    if (!up) return fresh;
    return { ...fresh, endDay: wallDay(up.startAt, zone), endMinutes: minutesOf(up.startAt, zone) };
  });
  const typed = draft.value;
  const [isChecked, setChecked] = useState(false);
  const times = stretchTimes(typed, rules, zone, record);

  const end = () => {
    draft.forget();
    closePanel();
  };
  const tell = (message: 'log.sleepKept' | 'log.sleepDeleted') => (undo: () => void) => {
    showToast({ message: rich(message), undo });
    end();
  };
  const save = () => {
    setChecked(true);
    if (times === null) return focusFirstInvalid();
    void run(
      (workspace) => (record ? editSleep(workspace, record, times) : addSleep(workspace, times, up)),
      tell('log.sleepKept'),
    );
  };
  return (
    <SidePanel
      isOpen
      onClose={closePanel}
      title={rich(record ? 'log.editSleep' : 'log.addSleep')}
      footer={
        <PanelFooter
          onSave={save}
          onCancel={end}
          remove={
            record && (
              <Button
                kind="plain"
                onPress={() =>
                  void run((workspace) => deleteSleep(workspace, record), tell('log.sleepDeleted'))
                }
              >
                {rich('common.delete')}
              </Button>
            )
          }
        />
      }
    >
      <StretchFields
        typed={typed}
        onChange={(next) => {
          draft.onChange(next);
          clear();
        }}
        rules={rules}
        times={times}
        zone={zone}
        words={{
          startDay: rich('log.bedDay'),
          startTime: rich('log.bedTime'),
          endDay: rich('log.upDay'),
          endTime: rich('log.upTime'),
        }}
        endHint={rich('log.upUnknown')}
        isChecked={isChecked}
        error={error && rich(`errors.${error}`)}
        onSubmit={save}
      />
      {zone !== around.zone() && <p>{rich('log.zone', { zone })}</p>}
    </SidePanel>
  );
}
