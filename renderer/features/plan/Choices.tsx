import { CalendarPlus } from 'lucide-react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { SuggestionReason } from '#shared/domain/plan/planning.ts';
import { awaitedBy } from '#shared/domain/relay/assignment.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './PlanRows.module.css';

interface ChoicesProps {
  choices: ReadonlyArray<{ item: WorkItem; reason: SuggestionReason | null }>;
  onChoose: (item: WorkItem) => void;
}

const reasons = {
  begun: 'plan.reasonBegun',
  accepted: 'today.reasonAccepted',
} as const;

/** What can be put on the plan, each with why it is suggested, where it is. */
export function Choices({ choices, onChoose }: ChoicesProps) {
  const { t, rich, format } = useText();
  return (
    <ul className={styles.list}>
      {choices.map(({ item, reason }) => {
        const { id, title, assignment, project } = item;
        const dueDay = assignment?.dueDay;
        return (
          <li key={id} className={styles.row}>
            <div className={styles.words}>
              <p>{title}</p>
              <p className={styles.facts}>
                {reason === 'needed-next' && (
                  <span>{rich('today.reasonNeeded', { who: assignment && awaitedBy(assignment) })}</span>
                )}
                {reason && reason !== 'needed-next' && <span>{rich(reasons[reason])}</span>}
                {project && <span>{project}</span>}
                {dueDay && <span>{rich('today.neededBy', { day: format.day(dueDay) })}</span>}
              </p>
            </div>
            <Button
              kind="plain"
              icon={CalendarPlus}
              aria-label={t('plan.chooseItem', { title })}
              onPress={() => onChoose(item)}
            >
              {rich('plan.choose')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
