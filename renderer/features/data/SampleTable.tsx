import { useText } from '#renderer/locales/use-text.tsx';
import { dateOf } from '#shared/domain/day/day.ts';
import type { ImportPlan } from '#shared/formats/imports/plan-import.ts';
import styles from './DataPage.module.css';

const SHOWN = 5;

/** The first entries as they would come in. */
export function SampleTable({ plan: { entries, named } }: { plan: ImportPlan }) {
  const { rich, format } = useText();
  const titles = new Map(named.map(({ id, title }) => [id, title]));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{rich('data.sample')}</caption>
        <thead>
          <tr>
            <th scope="col">{rich('data.columnDay')}</th>
            <th scope="col">{rich('data.columnTime')}</th>
            <th scope="col">{rich('data.columnTask')}</th>
            <th scope="col">{rich('data.columnNote')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, SHOWN).map(({ id, startAt, endAt, zone, taskId, note }) => (
            <tr key={id}>
              <td className={styles.time}>{rich(format.dayShort(dateOf(startAt, zone)))}</td>
              <td className={styles.time}>
                {rich(format.time(startAt, zone))}–{rich(format.time(endAt ?? startAt, zone))}
              </td>
              <td className={styles.long}>
                {taskId === null ? rich('day.withoutTask') : (titles.get(taskId) ?? '')}
              </td>
              <td className={styles.long}>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
