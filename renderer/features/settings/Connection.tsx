import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useStatus } from '#renderer/model/sync/index.ts';

/** The connection in the settings: with whom, or the way to join. */
export function Connection({ join }: { join: ReactNode }) {
  const { rich } = useText();
  const report = useStatus();
  if (!report) return null;
  const { membership } = report;
  if (!membership) return join;
  return (
    <>
      <p>{rich('status.connected', { npo: membership.npo, member: membership.member.name })}</p>
      <p>
        <Link href="/status">{rich('status.more')}</Link>
      </p>
    </>
  );
}
