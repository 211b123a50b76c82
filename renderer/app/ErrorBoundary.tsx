import { Component, type ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';

/** Shows calm words where what it holds breaks. React writes the cause to the console. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage() {
  const { rich } = useText();
  return (
    <div role="alert">
      <h1>{rich('app.brokenTitle')}</h1>
      <EmptyState
        action={
          <Button kind="main" onPress={() => location.reload()}>
            {rich('app.reload')}
          </Button>
        }
      >
        {rich('app.brokenText')}
      </EmptyState>
    </div>
  );
}
