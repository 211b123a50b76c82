import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { openPlanPanel } from '#renderer/model/panel/index.ts';
import { setTaskPlan } from '#renderer/model/work/index.ts';
import { Chip } from '#renderer/ui/Chip.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './PlanRows.module.css';

/** The lengths that one press sets, in minutes. */
const LENGTHS = [15, 30, 60, 90] as const;

/**
 * How long something may take, set with one press; a press on the present length takes it away. Any other length is
 * typed in the panel, and shown in the last place.
 */
export function LengthChips({ item, day }: { item: WorkItem; day: Day }) {
  const { t, rich, format } = useText();
  const act = useAct();
  const { title, estimateMinutes } = item;
  const set = (minutes: number | null) =>
    void act((workspace) => setTaskPlan(workspace, item, { estimateMinutes: minutes }));
  const isOther = estimateMinutes !== null && !LENGTHS.some((minutes) => minutes === estimateMinutes);
  const other = isOther ? format.duration(estimateMinutes * MINUTE_MS) : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these buttons act at once.
    <div role="group" aria-label={t('plan.lengths', { title })} className={styles.lengths}>
      {LENGTHS.map((minutes) => {
        const length = format.minutes(minutes);
        const isSet = minutes === estimateMinutes;
        return (
          <Chip
            key={minutes}
            name={t('plan.lengthOf', { title, length })}
            isSelected={isSet}
            onPress={() => set(isSet ? null : minutes)}
          >
            {rich(length)}
          </Chip>
        );
      })}
      <Chip
        name={t('plan.lengthOf', { title, length: other ?? t('plan.otherLength') })}
        isSelected={isOther}
        onPress={() => openPlanPanel({ day, item, asks: 'length' })}
      >
        {other ? rich(other) : rich('plan.otherLength')}
      </Chip>
    </div>
  );
}
