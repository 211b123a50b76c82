import { useDayStarts } from '#renderer/model/day/index.ts';
import { useDayRecords } from '#renderer/model/log/index.ts';

import type { Day } from '#shared/domain/day/day.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { EntryForm, type NewEntry } from './EntryForm.tsx';

/** What the panel shows: an entry that is there, or one to add. */
export type InPanel = { kind: 'edit'; id: string } | { kind: 'new'; from: NewEntry };

interface EntryPanelProps {
  shown: InPanel;
  /** A logical day that the entry touches. */
  day: Day;
  now: number;
  onShow: (shown: InPanel) => void;
  onClose: () => void;
}

/** The panel of one entry, with what the day holds around it. */
export function EntryPanel({ shown, day, now, onShow, onClose }: EntryPanelProps) {
  const starts = useDayStarts();
  const records = useDayRecords(day);
  if (!records) return null;
  const entries = dayPicture(records.entries, [], day, now, starts).flatMap((one) =>
    one.kind === 'work' ? [one.entry] : [],
  );
  const index = entries.findIndex(({ id }) => shown.kind === 'edit' && id === shown.id);
  const entry = entries[index] ?? null;
  // Deleted meanwhile, in another window or on another device.
  if (shown.kind === 'edit' && !entry) return null;
  return (
    <EntryForm
      key={shown.kind === 'edit' ? shown.id : `new ${shown.from.startAt}`}
      entry={entry}
      next={entry && (entries[index + 1] ?? null)}
      from={shown.kind === 'new' ? shown.from : {}}
      titles={records.titles}
      day={day}
      now={now}
      onDuplicate={(from) => onShow({ kind: 'new', from })}
      onClose={onClose}
    />
  );
}
