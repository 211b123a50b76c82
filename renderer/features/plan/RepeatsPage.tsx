import { Pencil, Plus } from 'lucide-react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useToday } from '#renderer/model/day/index.ts';
import { openPlanPanel } from '#renderer/model/panel/index.ts';
import { readRepeats } from '#renderer/model/work/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Repeat } from '#shared/domain/work/repeat.ts';
import styles from './PlanPage.module.css';
import rows from './PlanRows.module.css';
import { RuleWords } from './RuleWords.tsx';

/** What repeats: to add, to change, to end. */
export default function RepeatsPage() {
  const { rich } = useText();
  const today = useToday();
  const repeats = useRows(readRepeats, []);
  if (!repeats) return null;
  const add = (
    <Button kind="main" icon={Plus} onPress={() => openPlanPanel({ day: today, repeats: 'weekdays' })}>
      {rich('plan.addRepeat')}
    </Button>
  );
  return (
    <div className={styles.page} data-ready="repeats">
      <ScreenTitle>{rich('app.repeats')}</ScreenTitle>
      <p className={styles.quiet}>{rich('plan.repeatsText')}</p>
      {repeats.length === 0 ? (
        <EmptyState action={add}>{rich('plan.repeatsEmpty')}</EmptyState>
      ) : (
        <>
          <ul className={rows.list}>
            {repeats.map((repeat) => (
              <RepeatRow key={repeat.id} repeat={repeat} />
            ))}
          </ul>
          <div>{add}</div>
        </>
      )}
      <p>
        <Link href="/plan">{rich('plan.toPlan')}</Link>
      </p>
    </div>
  );
}

function RepeatRow({ repeat }: { repeat: Repeat }) {
  const { t, rich, format } = useText();
  const today = useToday();
  const { title, startMinutes, estimateMinutes, isAppointment } = repeat;
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <p>{title}</p>
        <p className={rows.facts}>
          {isAppointment && <span>{rich('plan.visit')}</span>}
          <span>
            <RuleWords rule={repeat.rule} />
          </span>
          {startMinutes !== null && <span>{rich(format.time(startMinutes * MINUTE_MS, 'UTC'))}</span>}
          {estimateMinutes !== null && <span>{rich(format.duration(estimateMinutes * MINUTE_MS))}</span>}
        </p>
      </div>
      <IconButton
        icon={Pencil}
        label={t('plan.edit', { title })}
        onPress={() => openPlanPanel({ day: today, repeat })}
      />
    </li>
  );
}
