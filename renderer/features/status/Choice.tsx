import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import type { Json, Version } from '#shared/sync/operation.ts';
import styles from './Choice.module.css';
import { journalParts } from './journal-parts.ts';
import { instantWords, partName } from './row-words.ts';
import { Written } from './Written.tsx';

/** A value of a field, and who wrote it when, if that is known. */
interface WrittenValue {
  field: string;
  value: Json;
  version: Version | undefined;
}

interface ChoiceProps {
  /** The name of the row. */
  of: string;
  shown: WrittenValue;
  other: WrittenValue;
  titles: ReadonlyMap<string, string>;
  deviceNames: ReadonlyMap<string, string>;
  onTake: () => void;
}

/** Two values of one field, side by side: the one that is shown, and the other one with the way to take it. */
export function Choice({ of, shown, other, titles, deviceNames, onTake }: ChoiceProps) {
  const text = useText();
  const { t, rich } = text;
  const { field } = other;
  const [part] = journalParts(field, other.value);
  const name = part && partName(text, part, field);
  const side = (title: ReactNode, { value, version }: WrittenValue, action?: ReactNode) => (
    <div className={styles.side}>
      <h4 className={styles.title}>{title}</h4>
      <Written field={field} value={value} titles={titles} />
      <WrittenBy version={version} deviceNames={deviceNames} />
      {action}
    </div>
  );
  const isSame = canonicalJson(shown.value) === canonicalJson(other.value);
  return (
    <div className={styles.choice}>
      <p className={styles.field}>{name?.drawn}</p>
      {side(rich('status.shownNow'), shown)}
      {side(
        rich('status.theOther'),
        other,
        isSame ? (
          <p className={styles.quiet}>{rich('status.journalSame')}</p>
        ) : (
          <Button
            aria-label={t('status.takeOtherItem', { field: name?.said ?? field, name: of })}
            onPress={onTake}
          >
            {rich('status.takeOther')}
          </Button>
        ),
      )}
    </div>
  );
}

/** What the server calls itself where it writes in the name of the NPO. */
const SERVER_DEVICE = /^server:/;

function WrittenBy({
  version,
  deviceNames,
}: Pick<ChoiceProps, 'deviceNames'> & Pick<WrittenValue, 'version'>) {
  const { rich, format } = useText();
  const { device, around } = useWorkspace();
  if (!version?.device) return null;
  const whoKey = () => {
    if (version.device === device) return 'status.byThis';
    return SERVER_DEVICE.test(version.device) ? 'status.byNpo' : 'status.byOther';
  };
  const who = deviceNames.get(version.device) ?? rich(whoKey());
  return (
    <p className={styles.quiet}>
      {rich('status.writtenBy', { who, ...instantWords(format, version.at, around.zone()) })}
    </p>
  );
}
