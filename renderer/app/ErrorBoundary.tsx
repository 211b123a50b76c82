import { Component, type ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { ErrorPage, type ErrorPlace } from './ErrorPage.tsx';

/** Shows an error page in place of children that throw while they are drawn. React logs the error to the console. */
export class ErrorBoundary extends Component<{ as: ErrorPlace; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Broken as={this.props.as} /> : this.props.children;
  }
}

function Broken({ as }: { as: ErrorPlace }) {
  const { rich } = useText();
  return (
    <ErrorPage as={as} title={rich('app.brokenTitle')}>
      {rich('app.brokenText')}
    </ErrorPage>
  );
}
