import { Copy } from 'lucide-react';
import { useState } from 'react';
import { taskTitle, when } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { cutEntry, joinEntries } from '#renderer/model/log/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Change } from '#renderer/store/write.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { type Typed, valueIn } from '#renderer/ui/typed-value.ts';
import { type Day, nearestInstant, wallMinutes } from '#shared/domain/day/day.ts';
import { middleOf } from '#shared/domain/log/entry-edits.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import styles from './EntryParts.module.css';

interface EntryPartsProps {
  /** An entry that has ended. */
  entry: TimeEntry;
  /** The next entry of the day, if that has ended too. */
  next: TimeEntry | null;
  titles: ReadonlyMap<string, string>;
  day: Day;
  onDuplicate: () => void;
  onAct: (action: (workspace: Workspace) => Promise<Change[]>, told: 'log.splitDone' | 'log.joined') => void;
}

/** Splits an entry, joins it with the next one, or makes another one like it. */
export function EntryParts({ entry, next, titles, day, onDuplicate, onAct }: EntryPartsProps) {
  const text = useText();
  const { rich, format } = text;
  const middle = middleOf(entry) ?? entry.startAt;
  const [minutes, setMinutes] = useState<Typed<number>>(() => Math.floor(wallMinutes(middle, entry.zone)));
  const split = () => {
    const typed = valueIn(minutes);
    if (typed === null) return;
    const at = nearestInstant(typed, middle, entry.zone);
    onAct((workspace) => cutEntry(workspace, entry, at), 'log.splitDone');
  };
  return (
    <div className={styles.parts}>
      <div className={styles.split}>
        <TimeField
          label={rich('log.splitAt')}
          value={minutes}
          onChange={setMinutes}
          write={format.timeOfDay}
          unreadable={rich('log.timeNeeded')}
          onSubmit={split}
        />
        <Button onPress={split}>{rich('log.split')}</Button>
      </div>
      {next && (
        <Button
          kind="plain"
          onPress={() => onAct((workspace) => joinEntries(workspace, [entry, next]), 'log.joined')}
        >
          {rich('log.joinNext', {
            title: taskTitle(text, next.taskId, titles),
            start: when(format, next.startAt, next.zone, day),
          })}
        </Button>
      )}
      <Button kind="plain" icon={Copy} onPress={onDuplicate}>
        {rich('log.duplicate')}
      </Button>
    </div>
  );
}
