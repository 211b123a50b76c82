import TodayPage from '#renderer/features/today/TodayPage.tsx';
import { withWords } from '#renderer/locales/i18n.ts';
import { lazily } from './lazily.tsx';
import { useUsable } from './until-usable.ts';

const isExtra = true;
const TellNow = lazily(() => withWords(['rhythm'], import('#renderer/features/today/TellNow.tsx')), {
  isExtra,
});
const DayMoments = lazily(() => withWords(['rhythm'], import('#renderer/features/today/DayMoments.tsx')), {
  isExtra,
});
const TodayGoals = lazily(
  () => withWords(['goals', 'rhythm'], import('#renderer/features/goals/TodayGoals.tsx')),
  {
    isExtra,
  },
);

const Nothing = () => null;

/** Today, which is loaded with the app. Its other parts are fetched once it is usable, and stay away where they cannot be. */
export function TodayScreen() {
  const isUsable = useUsable();
  return isUsable ? (
    <TodayPage TellNow={TellNow} DayMoments={DayMoments} Goals={TodayGoals} />
  ) : (
    <TodayPage TellNow={Nothing} DayMoments={Nothing} Goals={Nothing} />
  );
}
