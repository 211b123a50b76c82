import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useActionError } from '#renderer/model/act/index.ts';
import { closePanel } from '#renderer/model/panel/index.ts';
import { Brand } from '#renderer/ui/Brand.tsx';
import { closeMenu } from '#renderer/ui/open-menu.ts';
import { TitlePlace } from '#renderer/ui/ScreenTitle.tsx';
import { ToastLine } from '#renderer/ui/ToastLine.tsx';
import { useMedia } from '#renderer/ui/use-media.ts';
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

/**
 * What stays around every screen. Beside it stands the navigation, with the toast and the sync line below; above it the
 * bar with its title and the running block. In a narrow window all of that is one bar, but for the title.
 */
export function Frame({ running, question, syncLine, children }: FrameSlots & { children: ReactNode }) {
  const { t, rich } = useText();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const [titlePlace, setTitlePlace] = useState<HTMLElement | null>(null);
  const isNarrow = useMedia('(width < 47.5em)');
  const screen = screenOf(location);
  useHeadingFocus(titlePlace, main, screen);
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
        {isNarrow && <div className={styles.running}>{running}</div>}
        <div className={styles.foot}>
          <ToastLine undoLabel={rich('common.undo')} closeLabel={t('common.close')} />
          <div className={styles.sync}>{syncLine}</div>
        </div>
      </aside>
      <div className={styles.desk}>
        <header className={styles.bar}>
          <div ref={setTitlePlace} className={styles.title} />
          {!isNarrow && <div className={styles.running}>{running}</div>}
        </header>
        <main ref={main} tabIndex={-1} className={styles.main}>
          <TitlePlace value={titlePlace}>
            <ErrorLine />
            {question}
            {children}
          </TitlePlace>
        </main>
      </div>
    </div>
  );
}

/** Clears the error and closes the panel and the menu of a screen that is left. */
function useLeaving(screen: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cleanup has to run when the screen changes.
  useEffect(
    () => () => {
      useActionError.setState({ error: null });
      closePanel();
      closeMenu();
    },
    [screen],
  );
}
