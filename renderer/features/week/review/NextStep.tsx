import { type ReactNode, useId } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { chooseDay, type NextWords, writeNext } from '#renderer/model/review/index.ts';
import { Chip } from '#renderer/ui/Chip.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { useDraft } from '#renderer/ui/use-draft.ts';
import { addDays, type Day, weekDays } from '#shared/domain/day/day.ts';
import type { Review } from '#shared/domain/review/review.ts';
import { nextNames } from './field-names.ts';
import styles from './parts.module.css';
import type { StepProps } from './step-props.ts';

/**
 * The days that can be chosen: seven from the end of the week on, but none that is over, and those that are chosen
 * already.
 */
function daysToChoose(days: ReadonlyArray<Day>, today: Day, chosen: ReadonlyArray<Day>): Day[] {
  const after = addDays(days.at(-1) ?? today, 1);
  const coming = weekDays(after > today ? after : today);
  return [...new Set([...chosen, ...coming])].toSorted();
}

/** What the member wants of the next week: one intention, its smallest step, and the days on whose plan they stand. */
export function NextStep({ days, page: { review } }: StepProps) {
  const { t, rich, format } = useText();
  const act = useAct();
  const today = useToday();
  const labelId = useId();
  const hintId = useId();
  const choose = (day: Day) => {
    const isChosen = !review.days.includes(day);
    // Without words there is nothing for the plan. Those that are being stored just now count.
    let isOnPlan = false;
    void act(
      async (workspace) => {
        const changes = await chooseDay(workspace, review.week, day, isChosen);
        isOnPlan = changes.some(({ table }) => table === 'tasks');
        return changes;
      },
      (undo) => {
        if (!isOnPlan) return;
        const message = rich(isChosen ? 'review.isPlanned' : 'review.isUnplanned', { day: format.day(day) });
        showToast({ message, undo });
      },
    );
  };
  return (
    <div className={classNames(styles.fields, styles.private)}>
      <Line review={review} field="intention" />
      <Line review={review} field="smallest" hint={rich('review.smallestHint')} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex container in every browser. */}
      <div role="group" aria-labelledby={labelId} aria-describedby={hintId} className={styles.part}>
        <span id={labelId} className={styles.label}>
          {rich('review.days')}
        </span>
        <div className={styles.chips}>
          {daysToChoose(days, today, review.days).map((day) => (
            <Chip
              key={day}
              name={t(format.day(day))}
              isSelected={review.days.includes(day)}
              onPress={() => choose(day)}
              hasEdge
            >
              {rich(format.day(day))}
            </Chip>
          ))}
        </div>
        <span id={hintId} className={styles.quiet}>
          {rich('review.daysHint')}
        </span>
      </div>
    </div>
  );
}

interface LineProps {
  review: Review;
  field: keyof NextWords;
  hint?: ReactNode;
}

function Line({ review, field, hint }: LineProps) {
  const { rich } = useText();
  const act = useAct();
  const draft = useDraft(`review.${review.week}.${field}`, review[field], (typed) =>
    act(
      (workspace) => writeNext(workspace, review.week, { [field]: typed }),
      (undo) => showToast({ message: rich('review.aheadKept'), undo }),
    ),
  );
  return <TextField label={rich(nextNames[field])} {...(hint ? { description: hint } : {})} {...draft} />;
}
