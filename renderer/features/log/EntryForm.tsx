import { useState } from 'react';
import { taskTitle } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { type ActionErrorCode, useFormAct } from '#renderer/model/act/index.ts';
import { useDayStarts } from '#renderer/model/day/index.ts';
import { addEntry, deleteEntries, type EntryEdit, editEntry } from '#renderer/model/log/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SidePanel } from '#renderer/ui/Dialog.tsx';
import { focusFirstInvalid } from '#renderer/ui/first-invalid.ts';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { type Day, startMinutesOf } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import {
  type EntryKind,
  entrySpan,
  type TimeEntry,
  unsureIntervals,
  workedIntervals,
} from '#shared/domain/log/time-entry.ts';
import { BreakFields } from './BreakFields.tsx';
import { EntryParts } from './EntryParts.tsx';
import { KindSelect } from './KindSelect.tsx';
import { PanelFooter } from './PanelFooter.tsx';
import { StretchFields } from './StretchFields.tsx';
import { type StretchRules, stretchTimes, type TypedStretch, typedFrom, wallNow } from './stretch.ts';
import { TaskField } from './TaskField.tsx';
import { entryTask, type TypedTask, useTaskOptions } from './task-options.ts';
import { breaksToSave, type TypedBreak, typedBreaks } from './typed-breaks.ts';
import { UnsureChoice } from './UnsureChoice.tsx';

/** What is known of an entry that is to be added. */
export type NewEntry = Partial<Pick<TimeEntry, 'startAt' | 'endAt' | 'note' | 'kind'>> & {
  task?: TypedTask;
};

interface EntryFormProps {
  /** The entry to correct, or null to add one. */
  entry: TimeEntry | null;
  /** The next entry of the day, which can be joined to this one. */
  next: TimeEntry | null;
  /** What the fields hold at first when an entry is added. */
  from: NewEntry;
  titles: ReadonlyMap<string, string>;
  day: Day;
  now: number;
  onDuplicate: (from: NewEntry) => void;
  onClose: () => void;
}

const NO_TASK: TypedTask = { words: '', id: null };

/** An end before the start is on the next day up to this length; beyond it, the member chooses the date of the end. */
const OVERNIGHT_MAX_MINUTES = 12 * 60;
const NOTHING_TYPED: TypedStretch = {
  startDay: 'auto',
  startMinutes: null,
  endDay: 'auto',
  endMinutes: null,
};

type ErrorPlace = 'times' | 'breaks' | 'task' | 'note';
/** Where it is said what does not fit; any other error is about the times. */
const errorPlaces: Partial<Record<ActionErrorCode, ErrorPlace>> = {
  'entry-break-outside': 'breaks',
  'title-too-long': 'task',
  'entry-note-too-long': 'note',
};

/** What stands in the fields of an entry. */
interface EntryDraft {
  typed: TypedStretch;
  task: TypedTask;
  kind: EntryKind;
  note: string;
  breaks: ReadonlyArray<TypedBreak>;
  /** The breaks as they were when the panel was opened first. */
  shownBreaks: ReadonlyArray<TypedBreak>;
}

/** One entry in full, to add or to correct, in the wall time of its own zone. */
export function EntryForm({ entry, next, from, titles, day, now, onDuplicate, onClose }: EntryFormProps) {
  const text = useText();
  const { rich, format } = text;
  const { around } = useWorkspace();
  const { error, clear, run } = useFormAct();
  const zone = entry?.zone ?? around.zone();
  const rules: StretchRules = {
    day,
    dayStartMinutes: startMinutesOf(day, useDayStarts()),
    anchor: 'start',
    overnightMaxMinutes: OVERNIGHT_MAX_MINUTES,
    now: wallNow(now, zone),
  };
  const own = entry?.taskId ? { id: entry.taskId, text: taskTitle(text, entry.taskId, titles) } : null;
  const ownTask = own ? { id: own.id, words: own.text } : NO_TASK;
  const { startAt, endAt = null, ...before } = entry ? { ...entry, task: ownTask } : from;
  const original = startAt === undefined ? null : { startAt, endAt };
  const form = entry ? `entry ${entry.id}` : `entry ${day} ${JSON.stringify(from)}`;
  const draft = useKeptDraft(form, (): EntryDraft => {
    const shownBreaks = entry ? typedBreaks(entry.pauses, entry, zone) : [];
    return {
      typed: original ? typedFrom(original, rules, zone) : NOTHING_TYPED,
      task: before.task ?? NO_TASK,
      kind: before.kind ?? 'work',
      note: before.note ?? '',
      breaks: shownBreaks,
      shownBreaks,
    };
  });
  const { typed, task, kind, note, breaks, shownBreaks } = draft.value;
  const set = (patch: Partial<EntryDraft>) => draft.onChange({ ...draft.value, ...patch });
  const [isChecked, setChecked] = useState(false);
  const times = stretchTimes(typed, rules, zone, original);
  const pauses = times && breaksToSave(entry?.pauses ?? [], shownBreaks, breaks, times, zone);
  const isOpen = entry?.endAt === null;
  const options = useTaskOptions(day, own);

  const end = () => {
    draft.forget();
    onClose();
  };
  const tell =
    (message: 'log.added' | 'log.saved' | 'log.deleted', { words }: TypedTask) =>
    (undo: () => void) => {
      showToast({ message: rich(message, { title: words.trim() || taskTitle(text, null, titles) }), undo });
      end();
    };
  const save = () => {
    setChecked(true);
    if (times === null || pauses === null || (times.endAt === null && !isOpen)) return focusFirstInvalid();
    const edit: EntryEdit = {
      ...times,
      taskId: null,
      ...entryTask(task, options),
      kind,
      note,
      ...(breaks === shownBreaks ? {} : { pauses }),
    };
    if (entry) void run((workspace) => editEntry(workspace, entry, edit), tell('log.saved', task));
    else void run((workspace) => addEntry(workspace, edit), tell('log.added', task));
  };
  const errorAt = (asked: ErrorPlace) =>
    error && (errorPlaces[error] ?? 'times') === asked ? rich(`errors.${error}`) : null;
  const whole = times && roundedMs([entrySpan(times, now)]);
  const counted =
    times && pauses && roundedMs(workedIntervals({ ...times, pauses, unsure: entry?.unsure ?? [] }, now));
  return (
    <SidePanel
      isOpen
      onClose={onClose}
      title={rich(entry ? 'log.editTitle' : 'log.addTitle')}
      footer={
        <PanelFooter
          onSave={save}
          onCancel={end}
          remove={
            entry && (
              <Button
                kind="plain"
                onPress={() =>
                  void run((workspace) => deleteEntries(workspace, [entry.id]), tell('log.deleted', ownTask))
                }
              >
                {rich('common.delete')}
              </Button>
            )
          }
        />
      }
    >
      {entry && unsureIntervals(entry, now).length > 0 && (
        <UnsureChoice
          entry={entry}
          now={now}
          onAnswer={(action) => void run(action, tell('log.saved', ownTask))}
        />
      )}
      <StretchFields
        typed={typed}
        onChange={(next) => {
          set({ typed: next });
          clear();
        }}
        rules={rules}
        times={times}
        zone={zone}
        words={{
          startDay: rich('log.startDay'),
          startTime: rich('log.start'),
          endDay: rich('log.endDay'),
          endTime: rich('log.end'),
          length: rich('log.lengthField'),
        }}
        endHint={isOpen ? rich('log.openEnd') : undefined}
        isChecked={isChecked}
        error={errorAt('times')}
        onSubmit={save}
      />
      <BreakFields
        breaks={breaks}
        onChange={(next) => {
          set({ breaks: next });
          clear();
        }}
        isChecked={isChecked}
        worked={
          counted !== null &&
          counted !== whole &&
          rich('log.countedSoFar', { duration: format.duration(counted) })
        }
        error={errorAt('breaks')}
        onSubmit={save}
      />
      {zone !== around.zone() && <p>{rich('log.zone', { zone })}</p>}
      <TaskField
        task={task}
        onChange={(next) => {
          set({ task: next });
          clear();
        }}
        options={options}
        empty={taskTitle(text, null, titles)}
        error={errorAt('task')}
        onSubmit={save}
      />
      <KindSelect value={kind} onChange={(chosen) => set({ kind: chosen ?? 'work' })} />
      <TextArea
        label={rich('log.note')}
        value={note}
        onChange={(text) => set({ note: text })}
        onSubmit={save}
        error={errorAt('note') ?? undefined}
        rows={3}
      />
      {entry && !isOpen && (
        <EntryParts
          entry={entry}
          next={next?.endAt === null ? null : next}
          titles={titles}
          day={day}
          onDuplicate={() => onDuplicate({ startAt: entry.startAt, endAt: entry.endAt, task, kind, note })}
          onAct={(action, told) =>
            void run(action, (undo) => {
              showToast({ message: rich(told), undo });
              end();
            })
          }
        />
      )}
    </SidePanel>
  );
}
