import { useState } from 'react';
import { blockTitle } from '#renderer/locales/block-title.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { answerUnsure, type OpenBlock, useOpenBlocks } from '#renderer/model/clock/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { isUnread, type Typed } from '#renderer/ui/typed-value.ts';
import { asksAboutTime, type UnsureAnswer } from '#shared/domain/clock/focus-clock.ts';
import { nearestInstant, wallMinutes } from '#shared/domain/day/day.ts';

/**
 * The quiet question after a crash, a night or a jump of the clock: what was the time in between?
 * It never takes the focus and can wait; until it is answered the time is not counted.
 */
export default function UnsureQuestion() {
  const own = useOpenBlocks()?.own;
  if (!own || !asksAboutTime(own.entry)) return null;
  return <Question key={own.entry.id} block={own} />;
}

function Question({ block }: { block: OpenBlock }) {
  const text = useText();
  const { rich, t, format } = text;
  const { entry } = block;
  const act = useAct();
  const [chosen, setChosen] = useState<Typed<number>>(null);
  const [isChoosing, setChoosing] = useState(false);
  const first = entry.unsure[0];
  const last = entry.unsure.at(-1);
  if (!first || !last) return null;

  const { zone } = entry;
  const answer = (given: UnsureAnswer) =>
    void act(
      (workspace) => answerUnsure(workspace, entry, given),
      (undo) => showToast({ message: rich('focus.saved'), undo }),
    );
  const stopAtChosen = () => {
    if (chosen === null || isUnread(chosen)) return;
    // A block may run over midnight, and for days: the time nearest to when it was last seen is meant.
    answer({ kind: 'stop', at: nearestInstant(chosen, first.startAt, zone) });
  };
  return (
    <Notice
      isQuestion
      label={t('focus.unsureTitle')}
      text={rich('focus.unsureText', {
        title: blockTitle(text, block),
        start: format.time(entry.startAt, zone),
        seen: format.time(first.startAt, zone),
        back: format.time(last.endAt, zone),
      })}
      note={rich('focus.unsureNote')}
      more={
        isChoosing && (
          <>
            <TimeField
              label={rich('focus.unsureEnd')}
              value={chosen}
              onChange={setChosen}
              write={format.timeOfDay}
              unreadable={rich('focus.timeUnreadable')}
              onSubmit={stopAtChosen}
              autoFocus
            />
            <Button onPress={stopAtChosen}>{rich('focus.unsureSave')}</Button>
          </>
        )
      }
    >
      <Button onPress={() => answer({ kind: 'keep' })}>{rich('focus.unsureKeep')}</Button>
      <Button onPress={() => answer({ kind: 'leave-out' })}>{rich('focus.unsureLeaveOut')}</Button>
      <Button onPress={() => answer({ kind: 'stop', at: first.startAt })}>
        {rich('focus.unsureStop', { time: format.time(first.startAt, zone) })}
      </Button>
      {!isChoosing && (
        <Button
          kind="plain"
          onPress={() => {
            setChosen(Math.floor(wallMinutes(first.startAt, zone)));
            setChoosing(true);
          }}
        >
          {rich('focus.unsureChoose')}
        </Button>
      )}
    </Notice>
  );
}
