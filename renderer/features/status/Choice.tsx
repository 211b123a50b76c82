import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import type { LostValue } from '#shared/sync/merge.ts';
import type { SyncRecord, Version } from '#shared/sync/operation.ts';
import styles from './Choice.module.css';
import { instantWords } from './row-words.ts';
import { Written } from './Written.tsx';

interface ChoiceProps {
  /** The name of the row: tells one choice from another in a screen reader. */
  of: string;
  here: SyncRecord;
  /** The lost values of one operation, one or more fields. */
  others: ReadonlyArray<LostValue>;
  titles: ReadonlyMap<string, string>;
  deviceNames: ReadonlyMap<string, string>;
  onTake: () => void;
}

/** Two values for one thing, side by side: what is shown, and the other one with the way to take it. */
export function Choice({ of, here, others, titles, deviceNames, onTake }: ChoiceProps) {
  const { rich } = useText();
  const shown = others.map(({ field }) => ({
    field,
    value: here.fields[field] ?? null,
    version: here.vers[field],
  }));
  const isSame =
    canonicalJson(shown.map(({ value }) => value)) === canonicalJson(others.map(({ value }) => value));
  const side = (title: ReactNode, values: typeof shown, children?: ReactNode) => (
    <div className={styles.side}>
      <h4 className={styles.title}>{title}</h4>
      {values.map(({ field, value }) => (
        <Written key={field} table={here.table} field={field} value={value} titles={titles} />
      ))}
      <WrittenBy versions={values.flatMap(({ version }) => version ?? [])} deviceNames={deviceNames} />
      {children}
    </div>
  );
  return (
    <div className={styles.choice}>
      {side(rich('status.shownNow'), shown)}
      {side(
        rich('status.theOther'),
        [...others],
        isSame ? (
          <p>{rich('status.journalSame')}</p>
        ) : (
          <Button about={of} onPress={onTake}>
            {rich('status.takeOther')}
          </Button>
        ),
      )}
    </div>
  );
}

interface WrittenByProps {
  versions: ReadonlyArray<Version>;
  deviceNames: ReadonlyMap<string, string>;
}

/** Who wrote the latest of some values, and when, where that is known. */
function WrittenBy({ versions, deviceNames }: WrittenByProps) {
  const { rich, format } = useText();
  const { device: own, around } = useWorkspace();
  const latest = versions.toSorted((a, b) => b.at - a.at)[0];
  if (!latest?.device) return null;
  const { device, at } = latest;
  return (
    <p className={styles.by}>
      {rich('status.writtenBy', {
        who: device === own ? rich('status.byThis') : (deviceNames.get(device) ?? rich(strangerKey(device))),
        ...instantWords(format, at, around.zone()),
      })}
    </p>
  );
}

/** Where the server writes in the name of the NPO, it calls itself `server:…`. */
function strangerKey(device: string) {
  return device.startsWith('server:') ? 'status.byNpo' : 'status.byOther';
}
