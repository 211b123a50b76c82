import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useActionError } from '#renderer/model/act/index.ts';
import { closePanel } from '#renderer/model/panel/index.ts';
import { Brand } from '#renderer/ui/Brand.tsx';
import { Commands } from './Commands.tsx';
import { ErrorLine } from './ErrorLine.tsx';
import styles from './Frame.module.css';
import { Navigation } from './Navigation.tsx';
import { screenOf } from './screen-of.ts';
import { useHeadingFocus } from './use-heading-focus.ts';

export interface FrameSlots {
  /** The running block: the same place on every screen, top right. */
  running: ReactNode;
  /** A quiet question that waits for an answer, above every screen; mostly nothing. */
  question: ReactNode;
  /** One quiet phrase about sync, at the foot of the navigation. */
  syncLine: ReactNode;
}

/** What stays around every screen: navigation, the running block, the sync line. */
export function Frame({ running, question, syncLine, children }: FrameSlots & { children: ReactNode }) {
  const { t, rich } = useText();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const screen = screenOf(location);
  useHeadingFocus(main, screen);
  useLeaving(screen);
  return (
    <div className={styles.frame}>
      <Commands />
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
        <header className={styles.running}>{running}</header>
        <main ref={main} tabIndex={-1} className={styles.main}>
          <ErrorLine />
          {question}
          {children}
        </main>
      </div>
    </div>
  );
}

/** Clears the error and closes the panel of a screen that is left. */
function useLeaving(screen: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cleanup has to run when the screen changes.
  useEffect(
    () => () => {
      useActionError.setState({ error: null });
      closePanel();
    },
    [screen],
  );
}
