import {
  CalendarDays,
  ListTodo,
  type LucideIcon,
  NotebookPen,
  Settings,
  Sprout,
  Sun,
  Timer,
} from 'lucide-react';
import { Link, useLocation } from 'wouter';
import type { TextKey } from '#renderer/locales/texts.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './Navigation.module.css';
import { screenOf } from './screen-of.ts';

const entries: ReadonlyArray<{ path: string; name: TextKey & `app.${string}`; icon: LucideIcon }> = [
  { path: '/', name: 'app.today', icon: Sun },
  { path: '/tasks', name: 'app.tasks', icon: ListTodo },
  { path: '/focus', name: 'app.focus', icon: Timer },
  { path: '/log', name: 'app.log', icon: NotebookPen },
  { path: '/week', name: 'app.week', icon: CalendarDays },
  { path: '/goals', name: 'app.goals', icon: Sprout },
  { path: '/settings', name: 'app.settings', icon: Settings },
];

/** Whether the screen that is shown is an entry's own, or one below it. */
function holds(path: string, here: string): boolean {
  return here === path || here.startsWith(`${path}/`);
}

/** The main navigation: at the left, or a bar at the bottom where the window is narrow. */
export function Navigation() {
  const { t, rich } = useText();
  const [location] = useLocation();
  const here = screenOf(location);
  return (
    <nav aria-label={t('app.navigation')}>
      <ul className={styles.list}>
        {entries.map(({ path, name, icon: Icon }) => (
          <li key={path}>
            <Link
              href={path}
              className={classNames(styles.entry, holds(path, here) && styles.here)}
              aria-current={path === here ? 'page' : undefined}
            >
              <Icon size={20} strokeWidth={1.75} aria-hidden />
              <span>{rich(name)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
