import { useText } from '#renderer/locales/use-text.tsx';
import { bringBack, type Conflict, takeOther } from '#renderer/store/actions/journal.ts';
import type { AboutRow } from '#renderer/store/reads/journal.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from './Choice.tsx';
import styles from './Journal.module.css';
import { JournalEntry } from './JournalEntry.tsx';
import { writtenFields } from './journal-parts.ts';
import { rowWords } from './row-words.ts';
import { useJournalAct } from './use-journal-act.ts';
import { Written } from './Written.tsx';

interface ConflictEntryProps {
  row: Conflict;
  about: AboutRow;
  titles: ReadonlyMap<string, string>;
  deviceNames: ReadonlyMap<string, string>;
}

/** Two values for one thing, side by side, to choose from; or what was written to a row that is gone. */
export function ConflictEntry({ row, about, titles, deviceNames }: ConflictEntryProps) {
  const text = useText();
  const { rich } = text;
  const run = useJournalAct(row);
  const name = rowWords(text, row.table, about.name);
  if (about.here && !about.here.deleted) {
    const { fields, vers } = about.here;
    return (
      <JournalEntry row={row} name={name} text={rich('status.journalConflict')}>
        {row.lost.map((lost) => (
          <Choice
            key={lost.field}
            of={name.said}
            shown={{ field: lost.field, value: fields[lost.field] ?? null, version: vers[lost.field] }}
            other={lost}
            titles={titles}
            deviceNames={deviceNames}
            onTake={() => run((workspace) => takeOther(workspace, row, lost), rich('status.otherTaken'))}
          />
        ))}
      </JournalEntry>
    );
  }
  return (
    <JournalEntry
      row={row}
      name={name}
      text={rich(about.isOwn ? 'status.journalBuried' : 'status.journalTakenBack')}
      actions={
        about.isOwn && (
          <Button onPress={() => run((workspace) => bringBack(workspace, row), rich('status.broughtBack'))}>
            {rich('status.bringBack')}
          </Button>
        )
      }
    >
      <div className={styles.content}>
        {writtenFields(row.lost).map(({ field, value }) => (
          <Written key={field} field={field} value={value} titles={titles} isNamed />
        ))}
      </div>
    </JournalEntry>
  );
}
