import { memo } from 'react';
import type { DayPage } from '#renderer/model/plan/index.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { EnergyLine } from './EnergyLine.tsx';
import { RecordNow } from './RecordNow.tsx';
import styles from './TellNow.module.css';

/**
 * What the member can tell of themselves as of now, each in one click: how they are, and what they record of their rhythm.
 * @param page of the day, while it is not closed
 */
export default memo(function TellNow({ today, page }: { today: Day; page: DayPage | null }) {
  return (
    <>
      {page && (
        <div className={styles.condition}>
          <EnergyLine today={today} page={page} />
        </div>
      )}
      <RecordNow today={today} />
    </>
  );
});
