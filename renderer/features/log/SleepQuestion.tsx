import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { openSleepPanel } from '#renderer/model/panel/index.ts';
import { endSleep, leaveSleepOpen, readSleepAtWork } from '#renderer/model/rhythm/index.ts';
import { useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { showToast } from '#renderer/ui/toasts.ts';

/**
 * Work began while sleep was recorded without an end: when did the member get up? Asked once, without taking the focus;
 * it can wait, and be left as it is.
 * @param startAt when the running block began
 */
export default function SleepQuestion({ startAt }: { startAt: number }) {
  const { rich, t, format } = useText();
  const workspace = useWorkspace();
  const act = useAct();
  const today = useToday();
  const records = useRows((db) => readSleepAtWork(db, startAt), [startAt]);
  const record = records?.at(-1);
  if (!records || !record) return null;

  const gotUp = () =>
    void act(
      (workspace) => endSleep(workspace, records, startAt),
      (undo) => showToast({ message: rich('day.upKept'), undo }),
    );
  return (
    <Notice
      isQuestion
      label={t('log.askUpTitle')}
      text={rich('log.askUp', { start: format.time(record.startAt, record.zone) })}
    >
      <Button onPress={gotUp}>{rich('log.askUpAt', { time: format.time(startAt, record.zone) })}</Button>
      <Button onPress={() => openSleepPanel({ day: today, record })}>{rich('log.askUpOther')}</Button>
      <Button kind="plain" onPress={() => void leaveSleepOpen(workspace, records)}>
        {rich('log.askUpLeave')}
      </Button>
    </Notice>
  );
}
