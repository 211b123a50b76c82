import { useText } from '#renderer/locales/use-text.tsx';
import { ErrorPage } from './ErrorPage.tsx';

/** Shown when the workspace cannot be opened. */
export function DatabaseErrorPage() {
  const { rich } = useText();
  return (
    <ErrorPage as="main" title={rich('app.unopenedTitle')}>
      {rich('app.unopenedText')}
    </ErrorPage>
  );
}
