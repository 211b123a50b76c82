import { useText } from '#renderer/locales/use-text.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { type Columns, type Role, roleAt, roles, withRole } from '#shared/formats/imports/roles.ts';
import { columnName } from './column-name.ts';
import styles from './DataPage.module.css';
import type { OpenedTimes } from './file-messages.ts';

interface ColumnsChoiceProps {
  opened: OpenedTimes;
  columns: Columns;
  onChange: (columns: Columns) => void;
}

/** What the columns of a time log can be, in the words of the member. */
const roleWords = {
  startDay: 'data.columnDate',
  start: 'data.columnStart',
  end: 'data.columnEnd',
  endDay: 'data.columnEndDay',
  length: 'data.columnLength',
  hours: 'data.columnHours',
  minutes: 'data.columnMinutes',
  break: 'data.columnBreaks',
  task: 'data.columnTask',
  project: 'data.columnProject',
  client: 'data.columnClient',
  description: 'data.columnNote',
  tags: 'data.columnTags',
  kind: 'data.columnKind',
  person: 'data.person',
  familyName: 'data.columnFamilyName',
} as const satisfies Record<Role, string>;

/** What is in each column of a time log, beside the first of what it holds. */
export function ColumnsChoice({ opened: { source, names, samples }, columns, onChange }: ColumnsChoiceProps) {
  const { t, rich } = useText();
  const options = (['', ...roles] as const).map((value) => {
    const word = value === '' ? 'data.columnUnread' : roleWords[value];
    return { value, label: rich(word), text: t(word) };
  });
  const table = (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th scope="col">{rich('data.columnInFile')}</th>
          <th scope="col">{rich('data.columnFirst')}</th>
          <th scope="col">{rich('data.columnIs')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((_name, index) => {
          const name = columnName(names, index, t);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is told by its place; names may come twice.
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>
                <span className={styles.clipped}>{samples[index]?.join(' · ')}</span>
              </td>
              <td>
                <Select<Role | ''>
                  label={name}
                  hideLabel
                  value={roleAt(columns, index) ?? ''}
                  onChange={(role) => onChange(withRole(columns, index, role === '' ? null : role))}
                  options={options}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
  if (source !== 'table') {
    return (
      <details>
        <summary>{rich('data.columns')}</summary>
        {table}
      </details>
    );
  }
  return (
    <section className={styles.group}>
      <h3>{rich('data.columns')}</h3>
      <p>{rich('data.columnsText')}</p>
      {table}
    </section>
  );
}
