import { Copy } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import type { AboutRow } from '#renderer/model/sync/index.ts';
import { type Rejection, retryRejected } from '#renderer/model/sync/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { Reason } from '#shared/sync/messages.ts';
import styles from './Journal.module.css';
import { JournalEntry } from './JournalEntry.tsx';
import { journalParts, writtenFields } from './journal-parts.ts';
import { partName, partWords, rowWords } from './row-words.ts';
import { useJournalAct } from './use-journal-act.ts';
import { Written } from './Written.tsx';

interface RejectedEntryProps {
  row: Rejection;
  about: AboutRow;
  titles: ReadonlyMap<string, string>;
}

const intentWords = {
  delete: 'status.journalRejectedDelete',
  restore: 'status.journalRejectedRestore',
} as const;

/** What the server did not take: why, and what it was, to copy or to try again. */
export function RejectedEntry({ row, about, titles }: RejectedEntryProps) {
  const text = useText();
  const { rich } = text;
  const zone = useWorkspace().around.zone();
  const run = useJournalAct(row);
  const reason = Reason.safeParse(row.reason);
  const name = rowWords(text, row.table, about.name);
  const fields = writtenFields(
    row.table,
    Object.entries(row.fields).map(([field, value]) => ({ field, value })),
  );

  const copy = async () => {
    const lines = fields.flatMap(({ field, value }) =>
      journalParts(row.table, field, value).map(
        (part) => `${partName(text, part, field).said}: ${partWords(text, part, zone, titles).said}`,
      ),
    );
    try {
      await navigator.clipboard.writeText([name.said, ...lines].join('\n'));
      showToast({ message: rich('status.copied') });
    } catch {
      showToast({ message: rich('status.copyBlocked') });
    }
  };
  return (
    <JournalEntry
      row={row}
      name={name}
      text={rich('status.journalRejected', {
        reason: rich(`errors.${reason.success ? reason.data : 'invalid-value'}`),
      })}
      actions={
        <>
          <Button
            about={name.said}
            onPress={() => run((workspace) => retryRejected(workspace, row), rich('status.triedAgain'))}
          >
            {rich('status.tryAgain')}
          </Button>
          <Button icon={Copy} about={name.said} onPress={() => void copy()}>
            {rich('status.copy')}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        {row.intent && <p>{rich(intentWords[row.intent])}</p>}
        {fields.map(({ field, value }) => (
          <Written key={field} table={row.table} field={field} value={value} titles={titles} />
        ))}
      </div>
    </JournalEntry>
  );
}
