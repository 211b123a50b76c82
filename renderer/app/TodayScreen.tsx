import TodayPage from '#renderer/features/today/TodayPage.tsx';
import { withWords } from '#renderer/locales/i18n.ts';
import { lazily } from './lazily.tsx';

const RecordNow = lazily(() => withWords(['rhythm'], import('#renderer/features/today/RecordNow.tsx')));
const DayMoments = lazily(() => withWords(['rhythm'], import('#renderer/features/today/DayMoments.tsx')));

/** Today, which is loaded with the app, with the parts of it that are fetched once it is shown. */
export function TodayScreen() {
  return <TodayPage RecordNow={RecordNow} DayMoments={DayMoments} />;
}
