import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';

/** What is shown at an address that has no screen. */
export function UnknownPage() {
  const { rich } = useText();
  return (
    <div data-ready="unknown">
      <h1>{rich('app.unknownTitle')}</h1>
      <EmptyState action={<Link href="/">{rich('app.toToday')}</Link>}>{rich('app.unknownText')}</EmptyState>
    </div>
  );
}
