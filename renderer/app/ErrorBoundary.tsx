import { Component, type ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { type Place, Stopped } from './Stopped.tsx';

/** Shows calm words where what it holds breaks. React writes the cause to the console. */
export class ErrorBoundary extends Component<{ as: Place; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Broken as={this.props.as} /> : this.props.children;
  }
}

function Broken({ as }: { as: Place }) {
  const { rich } = useText();
  return (
    <Stopped as={as} title={rich('app.brokenTitle')}>
      {rich('app.brokenText')}
    </Stopped>
  );
}
