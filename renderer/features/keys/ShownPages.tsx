import { type ReactNode, useRef } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { forgetPage, type ReadShares, type ShownShare, takeBackPage } from '#renderer/model/sharing/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SharedPage } from '#renderer/ui/SharedPage.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { dateOf } from '#shared/domain/day/day.ts';
import type { Share } from '#shared/domain/sharing/share.ts';
import styles from './KeysPage.module.css';

interface ShownPagesProps {
  shares: ReadShares;
  /** The member's name, as the NPO knows it. */
  name: string;
}

/** The pages that the member shows, each with a way to take it back; and those that were taken back. */
export function ShownPages({ shares: { shown, takenBack, unreadable }, name }: ShownPagesProps) {
  const { t, rich } = useText();
  const list = useRef<HTMLUListElement>(null);
  // The button that had the focus goes with its row, or moves to another place with it.
  const onGone = () => list.current?.focus();
  return (
    <>
      {shown.length === 0 && <p className={styles.quiet}>{rich('sharing.noneShown')}</p>}
      <ul ref={list} tabIndex={-1} aria-label={t('sharing.shownTitle')} className={styles.rows}>
        {shown.map((one) => (
          <ShownPage key={one.share.id} one={one} name={name} onGone={onGone} />
        ))}
        {takenBack.map((one) => (
          <TakenBackPage key={one.share.id} one={one} onGone={onGone} />
        ))}
      </ul>
      {unreadable > 0 && <p>{rich('common.unreadable', { count: unreadable })}</p>}
    </>
  );
}

interface ShownPageProps {
  one: ShownShare;
  name: string;
  /** Called when the row leaves its place. */
  onGone: () => void;
}

/** A page that is shown: when it was sent and seen, what it says, and the way to take it back. */
function ShownPage({ one: { share, isOpenThere }, name, onGone }: ShownPageProps) {
  const { t, rich } = useText();
  const act = useAct();
  const week = useWeek(share);
  const when = useWhen();
  const takeBack = () =>
    void act(
      (workspace) => takeBackPage(workspace, share.id),
      (undo) => {
        showToast({ message: rich('sharing.takenBackNow'), undo });
        onGone();
      },
    );
  return (
    <li className={styles.row}>
      <h3>{rich('sharing.weekOf', week)}</h3>
      <p className={styles.quiet}>
        {share.seenAt === null
          ? rich(isOpenThere ? 'sharing.unseen' : 'sharing.waits', { when: when(share.sentAt) })
          : rich('sharing.seen', { when: when(share.seenAt) })}
      </p>
      <details className={styles.more}>
        <summary>{rich('sharing.look')}</summary>
        <SharedPage title={rich('sharing.pageTitle', { name, ...week })} page={share} />
      </details>
      <div>
        <Button about={t('sharing.weekOf', week)} onPress={takeBack}>
          {rich('sharing.takeBack')}
        </Button>
      </div>
    </li>
  );
}

/** A page that was taken back: whether it is gone there already, and whether it had been seen. */
function TakenBackPage({ one: { share, isOpenThere }, onGone }: Omit<ShownPageProps, 'name'>) {
  const { t, rich } = useText();
  const act = useAct();
  const week = useWeek(share);
  const when = useWhen();
  const forget = () =>
    void act(
      (workspace) => forgetPage(workspace, share.id),
      (undo) => {
        showToast({ message: rich('sharing.forgotten'), undo });
        onGone();
      },
    );
  return (
    <li className={styles.row}>
      <h3>{rich('sharing.weekOf', week)}</h3>
      <p className={styles.quiet}>
        {rich(isOpenThere ? 'sharing.goes' : 'sharing.gone', {
          when: when(share.takenBackAt ?? share.sentAt),
        })}{' '}
        {share.seenAt !== null && rich('sharing.wasSeen', { when: when(share.seenAt) })}
        {share.seenAt === null && !isOpenThere && rich('sharing.wasNotSeen')}
      </p>
      {!isOpenThere && (
        <div>
          <Button kind="plain" about={t('sharing.weekOf', week)} onPress={forget}>
            {rich('sharing.forget')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** The first and the last day of a page, in words. */
function useWeek({ fromDay, toDay }: Share) {
  const { format } = useText();
  return { from: format.dayLong(fromDay), to: format.dayShort(toDay) };
}

/** An instant as a date and a time of this computer's zone. */
function useWhen(): (at: number) => ReactNode {
  const { rich, format } = useText();
  const zone = useWorkspace().around.zone();
  return (at) =>
    rich('status.lastSyncValue', { day: rich(format.day(dateOf(at, zone))), time: format.time(at, zone) });
}
