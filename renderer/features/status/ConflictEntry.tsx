import { useText } from '#renderer/locales/use-text.tsx';
import type { AboutRow } from '#renderer/model/sync/index.ts';
import { bringBack, type Conflict, takeOther } from '#renderer/model/sync/index.ts';
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
  const { here } = about;
  if (here && !here.deleted) {
    // Values that one operation wrote are chosen together.
    const intents = [...Map.groupBy(row.lost, ({ version }) => version.op).values()];
    return (
      <JournalEntry row={row} name={name} text={rich('status.journalConflict')}>
        {intents.map((others) => (
          <Choice
            key={others.map(({ field }) => field).join()}
            of={name.said}
            here={here}
            others={others}
            titles={titles}
            deviceNames={deviceNames}
            onTake={() => run((workspace) => takeOther(workspace, row, others), rich('status.otherTaken'))}
          />
        ))}
      </JournalEntry>
    );
  }
  return (
    <JournalEntry
      row={row}
      name={name}
      text={rich(goneKey(row, about))}
      actions={
        about.isOwn && (
          <Button
            about={name.said}
            onPress={() => run((workspace) => bringBack(workspace, row), rich('status.broughtBack'))}
          >
            {rich('status.bringBack')}
          </Button>
        )
      }
    >
      <div className={styles.content}>
        {writtenFields(row.table, row.lost).map(({ field, value }) => (
          <Written key={field} table={row.table} field={field} value={value} titles={titles} />
        ))}
      </div>
    </JournalEntry>
  );
}

/** The text that says why the row is gone. */
function goneKey({ opId, lost }: Conflict, { isOwn }: AboutRow) {
  if (!isOwn) return 'status.journalTakenBack';
  const isWrittenHere = lost.every(({ version }) => version.op === opId);
  return isWrittenHere ? 'status.journalBuried' : 'status.journalUnseen';
}
