import { kindNames } from '#renderer/locales/kind-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { EntryKind } from '#shared/domain/log/time-entry.ts';

interface KindSelectProps {
  /** Undefined where it is left as it is. */
  value: EntryKind | undefined;
  onChange: (kind: EntryKind | undefined) => void;
  /** It can be left as it is. */
  canLeave?: boolean;
}

const LEFT = 'left';

/** What kind of time it was. */
export function KindSelect({ value, onChange, canLeave = false }: KindSelectProps) {
  const { t, rich } = useText();
  const options = EntryKind.options.map((kind) => ({ value: kind, name: kindNames[kind] }));
  return (
    <Select
      label={rich('log.kind')}
      value={value ?? LEFT}
      onChange={(chosen) => onChange(chosen === LEFT ? undefined : chosen)}
      options={[...(canLeave ? [{ value: LEFT, name: 'log.leaveAsIs' } as const] : []), ...options].map(
        ({ value: of, name }) => ({ value: of, label: rich(name), text: t(name) }),
      )}
    />
  );
}
