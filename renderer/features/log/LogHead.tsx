import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import styles from './LogHead.module.css';

/** The ways to look at the log. */
const views = ['day', 'week', 'all'] as const;
export type LogView = (typeof views)[number];

interface LogHeadProps {
  view: LogView;
  /** The day that stays in view when another way to look is chosen; null for today. */
  day: Day | null;
  /** Called to add work by hand. */
  onAdd: () => void;
  /** What is shown, in words. */
  children: ReactNode;
}

const names = { day: 'log.viewDay', week: 'log.viewWeek', all: 'log.viewAll' } as const;

/** The head of the log: what is shown, the other ways to look at it, and the way to add to it. */
export function LogHead({ view, day, onAdd, children }: LogHeadProps) {
  const { t, rich } = useText();
  const paths = { day: `/log/${day ?? ''}`, week: `/log/week/${day ?? ''}`, all: '/log/all' };
  return (
    <div className={styles.head}>
      <ScreenTitle detail={children}>{rich('log.title')}</ScreenTitle>
      <nav aria-label={t('log.views')}>
        <ul className={styles.views}>
          {views.map((one) => (
            <li key={one}>
              <Link
                href={paths[one].replace(/\/$/, '')}
                className={classNames(styles.view, one === view && styles.here)}
                aria-current={one === view ? 'page' : undefined}
              >
                {rich(names[one])}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Button kind="main" onPress={onAdd}>
        {rich('log.add')}
      </Button>
    </div>
  );
}
