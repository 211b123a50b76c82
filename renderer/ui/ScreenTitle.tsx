import { createContext, type ReactNode, type Ref, use } from 'react';
import { createPortal } from 'react-dom';
import styles from './ScreenTitle.module.css';

/** Where the frame shows the title of a screen; null until the frame is there. */
export const TitlePlace = createContext<HTMLElement | null>(null);

interface ScreenTitleProps {
  children: ReactNode;
  /** What the screen shows just now, such as a day. Read out when it changes. */
  detail?: ReactNode;
  /** For who focuses the title; it takes the focus then. */
  ref?: Ref<HTMLHeadingElement>;
}

/** The title of a screen, its heading of level 1. It stands in the frame's bar, beside the running block. */
export function ScreenTitle({ children, detail, ref }: ScreenTitleProps) {
  const place = use(TitlePlace);
  if (!place) return null;
  return createPortal(
    <h1 ref={ref} tabIndex={-1} className={styles.title}>
      {children}
      {detail && (
        <>
          {' '}
          <span className={styles.detail} aria-live="polite">
            {detail}
          </span>
        </>
      )}
    </h1>,
    place,
  );
}
