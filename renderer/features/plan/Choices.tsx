import { CalendarPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { Suggestion, SuggestionReason } from '#shared/domain/plan/planning.ts';
import { awaitedBy } from '#shared/domain/relay/assignment.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './PlanRows.module.css';

interface ChoicesProps {
  choices: ReadonlyArray<Omit<Suggestion, 'reason'> & { reason: SuggestionReason | null }>;
  onChoose: (item: WorkItem) => void;
}

const reasons = {
  begun: 'plan.reasonBegun',
  accepted: 'today.reasonAccepted',
} as const;

/** What can be put on the plan, each with why it is suggested, where it is. */
export function Choices({ choices, onChoose }: ChoicesProps) {
  const { rich, format } = useText();
  return (
    <ul className={styles.list}>
      {choices.map(({ item, reason, goal }) => {
        const { id, title, assignment, project } = item;
        const dueDay = assignment?.dueDay;
        return (
          <ChoiceRow key={id} title={title} onChoose={() => onChoose(item)}>
            {reason === 'needed-next' && (
              <span>{rich('today.reasonNeeded', { who: assignment && awaitedBy(assignment) })}</span>
            )}
            {reason === 'goal' && <span>{rich('plan.reasonGoal', { goal })}</span>}
            {(reason === 'begun' || reason === 'accepted') && <span>{rich(reasons[reason])}</span>}
            {project && <span>{project}</span>}
            {dueDay && <span>{rich('today.neededBy', { day: format.day(dueDay) })}</span>}
          </ChoiceRow>
        );
      })}
    </ul>
  );
}

interface ChoiceRowProps {
  title: string;
  onChoose: () => void;
  /** What there is to say of it. */
  children: ReactNode;
}

/** One thing that can be put on the plan. */
export function ChoiceRow({ title, onChoose, children }: ChoiceRowProps) {
  const { t, rich } = useText();
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p>{title}</p>
        <p className={styles.facts}>{children}</p>
      </div>
      <Button
        kind="plain"
        icon={CalendarPlus}
        aria-label={t('plan.chooseItem', { title })}
        onPress={onChoose}
      >
        {rich('plan.choose')}
      </Button>
    </li>
  );
}
