import { withWords } from '#renderer/locales/i18n.ts';
import { useOpenBlocks } from '#renderer/model/clock/index.ts';
import { zoneHere } from '#renderer/store/workspace.ts';
import { asksAboutTime } from '#shared/domain/clock/focus-clock.ts';
import { useDeviceSettings } from './device-settings.ts';
import { lazily } from './lazily.tsx';
import { useUsable } from './until-usable.ts';

const UnsureQuestion = lazily(() => import('#renderer/features/focus/UnsureQuestion.tsx'));
const ZoneNotice = lazily(() => withWords(['settings'], import('./ZoneNotice.tsx')));
const KeysQuestion = lazily(() => withWords(['keys'], import('#renderer/features/keys/KeysQuestion.tsx')));
const SleepQuestion = lazily(() => withWords(['log'], import('#renderer/features/log/SleepQuestion.tsx')));
const GoalReminder = lazily(() => withWords(['goals'], import('#renderer/features/goals/GoalReminder.tsx')), {
  isExtra: true,
});
const EndedCard = lazily(() => withWords(['clock'], import('#renderer/features/focus/EndedCard.tsx')));

/** The quiet questions above every screen: what the clock does not know comes first, and alone. */
export function Questions() {
  const blocks = useOpenBlocks();
  // Not before a screen is usable: what the member came for is shown first.
  const isUsable = useUsable();
  const { isZoneTold } = useDeviceSettings();
  if (!blocks || !isUsable) return null;
  const isUnsure = blocks.own !== null && asksAboutTime(blocks.own.entry);
  return (
    <>
      {isUnsure && <UnsureQuestion />}
      {!isUnsure && (blocks.own ? <SleepQuestion startAt={blocks.own.entry.startAt} /> : <EndedCard />)}
      {!isUnsure && <KeysQuestion />}
      <div aria-live="polite">
        <GoalReminder isHidden={isUnsure} />
      </div>
      <div aria-live="polite">{!isUnsure && !isZoneTold && !zoneHere().isNameKnown && <ZoneNotice />}</div>
    </>
  );
}
