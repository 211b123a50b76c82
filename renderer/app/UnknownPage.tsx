import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ScreenTitle } from '#renderer/ui/ScreenTitle.tsx';

/** What is shown at an address that has no screen. */
export function UnknownPage() {
  const { rich } = useText();
  return (
    <div data-ready="unknown">
      <ScreenTitle>{rich('app.unknownTitle')}</ScreenTitle>
      <EmptyState action={<Link href="/">{rich('app.toToday')}</Link>}>{rich('app.unknownText')}</EmptyState>
    </div>
  );
}
