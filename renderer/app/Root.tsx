import { useEffect, useState } from 'react';
import { RunningBlock } from '#renderer/features/focus/RunningBlock.tsx';
import { SyncLine } from '#renderer/features/status/SyncLine.tsx';
import { useHost } from '#renderer/host/host-context.ts';
import { withWords } from '#renderer/locales/i18n.ts';
import { telling } from '#renderer/model/act/index.ts';
import { DayStartsContext } from '#renderer/model/day/index.ts';
import { FirstWeekdayContext } from '#renderer/model/preferences/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { askToSync } from '#renderer/store/sync-status.ts';
import { writing } from '#renderer/store/write-error.ts';
import type { Invite } from '#shared/sync/invite.ts';
import { App } from './App.tsx';
import { CountedBlocks } from './CountedBlocks.tsx';
import { finishOnboarding } from './finish-onboarding.ts';
import { acceptInvite } from './joining.ts';
import { lazily } from './lazily.tsx';
import { Questions } from './Questions.tsx';
import { useRootRows } from './root-rows.ts';

const JoinForm = lazily(() =>
  withWords(['onboarding'], import('#renderer/features/onboarding/JoinForm.tsx')),
);

/** Brings together what the frame shows on every screen and what joining does. */
export function Root({ pendingInvite }: { pendingInvite: string }) {
  const workspace = useWorkspace();
  const host = useHost();
  const rows = useRootRows();
  const [invite, setInvite] = useState(pendingInvite);
  useEffect(
    () =>
      host.on('link', (link) => {
        setInvite(link);
        location.hash = '#/status';
      }),
    [host],
  );
  if (!rows) return null;
  const { isOnboarded, dayStarts, firstWeekday } = rows;
  const hasInvite = invite !== '';
  const onJoin = (read: Invite) => acceptInvite(workspace, host, read);
  const join = (
    <JoinForm key={invite} initialText={invite} isMain={isOnboarded || hasInvite} onJoin={onJoin} />
  );
  return (
    <DayStartsContext value={dayStarts}>
      <FirstWeekdayContext value={firstWeekday}>
        <CountedBlocks>
          <App
            isOnboarded={isOnboarded}
            running={<RunningBlock />}
            question={<Questions />}
            syncLine={<SyncLine />}
            join={join}
            hasInvite={hasInvite}
            onLocal={() => void telling(() => writing(() => finishOnboarding(workspace)))}
            onSyncNow={() => void telling(() => writing(() => askToSync(workspace)))}
          />
        </CountedBlocks>
      </FirstWeekdayContext>
    </DayStartsContext>
  );
}
