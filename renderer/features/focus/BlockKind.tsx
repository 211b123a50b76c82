import { kindNames } from '#renderer/locales/kind-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { editEntries } from '#renderer/model/log/index.ts';
import { Select } from '#renderer/ui/Select.tsx';
import { EntryKind, type TimeEntry } from '#shared/domain/log/time-entry.ts';

/** What kind of time it is, while it runs: in a meeting or with a book nobody is asked about the keyboard. */
export function BlockKind({ entry: { id, kind } }: { entry: TimeEntry }) {
  const { t, rich } = useText();
  const act = useAct();
  return (
    <Select
      label={rich('log.kind')}
      value={kind}
      onChange={(chosen) => void act((workspace) => editEntries(workspace, [id], { kind: chosen }))}
      options={EntryKind.options.map((value) => ({
        value,
        label: rich(kindNames[value]),
        text: t(kindNames[value]),
      }))}
    />
  );
}
