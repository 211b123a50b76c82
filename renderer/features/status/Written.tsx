import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { Json } from '#shared/sync/operation.ts';
import { journalParts } from './journal-parts.ts';
import { partName, partWords } from './row-words.ts';
import styles from './Written.module.css';

interface WrittenProps {
  table: string;
  field: string;
  value: Json;
  titles: ReadonlyMap<string, string>;
}

/** What was written in a field, each part with its name, as a member reads it. */
export function Written({ table, field, value, titles }: WrittenProps) {
  const text = useText();
  const zone = useWorkspace().around.zone();
  const parts = journalParts(table, field, value);
  return (
    <div className={styles.written}>
      {parts.map((part) => (
        <div key={part.name}>
          <p className={styles.name}>{partName(text, part, field).drawn}</p>
          <p>{partWords(text, part, zone, titles).drawn}</p>
        </div>
      ))}
    </div>
  );
}
