import { type ReactNode, useRef } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { Brand } from '#renderer/ui/Brand.tsx';
import styles from './Frame.module.css';
import { Navigation } from './Navigation.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { screenOf } from './routes.ts';
import { useHeadingFocus } from './use-heading-focus.ts';

export interface FrameSlots {
  /** The running block: the same place on every screen, top right. */
  running: ReactNode;
  /** One quiet phrase about sync, at the foot of the navigation. */
  syncLine: ReactNode;
}

/** What stays around every screen: navigation, the running block, the sync line. */
export function Frame({ running, syncLine, children }: FrameSlots & { children: ReactNode }) {
  const { t, rich } = useText();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  useHeadingFocus(main, screenOf(location));
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {rich('app.skip')}
      </button>
      <aside className={styles.side}>
        <div className={styles.brand}>
          <Brand name={t('app.name')} />
        </div>
        <Navigation />
        <div className={styles.sync}>{syncLine}</div>
      </aside>
      <div className={styles.desk}>
        <div className={styles.running}>{running}</div>
        <main ref={main} tabIndex={-1} className={styles.main}>
          <ProblemLine />
          {children}
        </main>
      </div>
    </div>
  );
}
