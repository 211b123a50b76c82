import { useText } from '#renderer/locales/use-text.tsx';
import { Stopped } from './Stopped.tsx';

/** Shown when the workspace cannot be opened. */
export function Unopened() {
  const { rich } = useText();
  return (
    <Stopped as="main" title={rich('app.unopenedTitle')}>
      {rich('app.unopenedText')}
    </Stopped>
  );
}
