import TodayPage from '#renderer/features/today/TodayPage.tsx';
import { withWords } from '#renderer/locales/i18n.ts';
import { lazily } from './lazily.tsx';
import { useUsable } from './until-usable.ts';

const TodayGoals = lazily(() => withWords(['goals'], import('#renderer/features/goals/TodayGoals.tsx')));

/** Today, with the parts of other screens that it shows. They are fetched once it is usable. */
export function TodayScreen() {
  const isUsable = useUsable();
  return <TodayPage goals={isUsable && <TodayGoals />} />;
}
