import { useState } from 'react';
import { kindName, richKindName } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { closePanel, type MomentToEdit } from '#renderer/model/panel/index.ts';
import { deleteMoment, editMoment, recordMoment, useKinds } from '#renderer/model/rhythm/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { SidePanel } from '#renderer/ui/Dialog.tsx';
import { focusFirstInvalid } from '#renderer/ui/first-invalid.ts';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { Select } from '#renderer/ui/Select.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { valueIn } from '#renderer/ui/typed-value.ts';
import { startMinutesOf } from '#shared/domain/day/day.ts';
import { type Kind, kindOf } from '#shared/domain/rhythm/kinds.ts';
import { ClockChange } from './ClockChange.tsx';
import { PanelFooter } from './PanelFooter.tsx';
import fields from './StretchFields.module.css';
import {
  type StretchRules,
  stretchDays,
  stretchTimes,
  type TypedStretch,
  typedFrom,
  wallNow,
} from './stretch.ts';

interface TypedMoment {
  kind: string;
  typed: TypedStretch;
  note: string;
}

/** A moment to add or to correct: what it was, when, and a note. The frame shows it when a screen asks for it. */
export default function MomentPanel(moment: MomentToEdit) {
  const kinds = useKinds();
  return kinds && <MomentForm {...moment} kinds={kinds} />;
}

function MomentForm({ day, record, kinds }: MomentToEdit & { kinds: ReadonlyArray<Kind> }) {
  const text = useText();
  const { rich, format } = text;
  const { around } = useWorkspace();
  const today = useToday();
  const { error, clear, run } = useFormAct();
  const zone = record?.zone ?? around.zone();
  const rules: StretchRules = {
    day,
    dayStartMinutes: startMinutesOf(day, useDayStarts()),
    anchor: 'start',
    overnightMaxMinutes: 0,
    now: wallNow(around.now(), zone),
  };
  const offered = kinds.filter(({ id, known, isOff }) => id === record?.kind || !(isOff || known === 'bed'));
  const draft = useKeptDraft(`moment ${record?.id ?? day}`, (): TypedMoment => {
    const usual = offered.find(({ known }) => known === 'meal') ?? offered[0];
    if (record) return { kind: record.kind, typed: typedFrom(record, rules, zone), note: record.note };
    const typed: TypedStretch = { startDay: 'auto', startMinutes: null, endDay: 'auto', endMinutes: null };
    return { kind: usual?.id ?? '', typed, note: '' };
  });
  const { kind, typed, note } = draft.value;
  const [isChecked, setChecked] = useState(false);
  const startAt = stretchTimes(typed, rules, zone, record)?.startAt ?? null;
  const { startDay } = stretchDays(typed, rules);
  const example = { example: format.dayInField(today) };

  const change = (patch: Partial<TypedMoment>) => {
    draft.onChange({ ...draft.value, ...patch });
    clear();
  };
  const end = () => {
    draft.forget();
    closePanel();
  };
  const tell = (message: 'rhythm.kept' | 'rhythm.deleted') => (undo: () => void) => {
    const words = richKindName(text, kindOf(kinds, { kind }));
    showToast({ message: rich(message, { kind: words }), undo });
    end();
  };
  const save = () => {
    setChecked(true);
    if (startAt === null) return focusFirstInvalid();
    void run(
      (workspace) =>
        record
          ? editMoment(workspace, record, { kind, startAt, note })
          : recordMoment(workspace, kind, startAt, note),
      tell('rhythm.kept'),
    );
  };
  const remove = record && (
    <Button
      kind="plain"
      onPress={() => void run((workspace) => deleteMoment(workspace, record), tell('rhythm.deleted'))}
    >
      {rich('common.delete')}
    </Button>
  );
  return (
    <SidePanel
      isOpen
      onClose={closePanel}
      title={rich(record ? 'rhythm.editTitle' : 'rhythm.addTitle')}
      footer={<PanelFooter onSave={save} onCancel={end} remove={remove} />}
    >
      <Select
        label={rich('rhythm.what')}
        value={kind}
        onChange={(chosen) => change({ kind: chosen })}
        options={offered.map((one) => ({
          value: one.id,
          label: richKindName(text, one),
          text: kindName(text, one),
        }))}
      />
      <div className={fields.fields}>
        <DateField
          label={rich('rhythm.date')}
          value={startDay}
          onChange={(chosen) => change({ typed: { ...typed, startDay: chosen } })}
          write={format.dayInField}
          today={today}
          near={day}
          latest={rules.now.day}
          unreadable={rich('log.dateNeeded', example)}
          error={isChecked && startDay === null ? rich('log.dateNeeded', example) : undefined}
          onSubmit={save}
        />
        <TimeField
          label={rich('rhythm.time')}
          value={typed.startMinutes}
          onChange={(startMinutes) => change({ typed: { ...typed, startMinutes, isSecondStart: false } })}
          beyondMidnight
          write={format.timeOfDay}
          unreadable={rich('log.timeNeeded')}
          error={isChecked && typed.startMinutes === null ? rich('log.timeNeeded') : undefined}
          onSubmit={save}
          autoFocus
        />
        <ClockChange
          day={valueIn(startDay)}
          minutes={valueIn(typed.startMinutes)}
          zone={zone}
          isSecond={typed.isSecondStart ?? false}
          onChange={(isSecondStart) => change({ typed: { ...typed, isSecondStart } })}
        />
        <div role="alert" className={fields.error}>
          {error && rich(`errors.${error}`)}
        </div>
      </div>
      <TextArea label={rich('log.note')} value={note} onChange={(next) => change({ note: next })} />
      {zone !== around.zone() && <p>{rich('log.zone', { zone })}</p>}
    </SidePanel>
  );
}
