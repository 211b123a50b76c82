import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './ErrorPage.module.css';

/** What it stands in for: the whole page, or a part of one. */
export type ErrorPlace = 'main' | 'div';

/** In the place of what cannot be shown: what happened, that nothing is lost, and the one thing to try. */
export function ErrorPage({
  as: ErrorPlace,
  title,
  children,
}: {
  as: ErrorPlace;
  title: ReactNode;
  children: ReactNode;
}) {
  const { rich } = useText();
  return (
    <ErrorPlace>
      <div role="alert" className={styles.page} data-ready="error">
        <h1>{title}</h1>
        <p>{children}</p>
        <div>
          <Button kind="main" onPress={() => location.reload()}>
            {rich('app.reload')}
          </Button>
        </div>
      </div>
    </ErrorPlace>
  );
}
