import type { ComponentType } from 'react';
import { withWords } from '#renderer/locales/i18n.ts';
import type { TextKey } from '#renderer/locales/texts.ts';
import { type LazyPart, lazily } from './lazily.tsx';
import { screenOf } from './screen-of.ts';
import { TodayScreen } from './TodayScreen.tsx';

/** A screen: its address, the words for it, and its page. */
export interface Screen {
  path: string;
  name: TextKey & `app.${string}`;
  Page: ComponentType & { part?: LazyPart };
}

/** Every screen that needs nothing from the frame. */
export const screens: ReadonlyArray<Screen> = [
  // Today is loaded with the app: to fetch it separately would delay what everybody waits for.
  { path: '/', name: 'app.today', Page: TodayScreen },
  {
    path: '/tasks/:id?/:part?',
    name: 'app.tasks',
    Page: lazily(() => withWords(['tasks'], import('#renderer/features/tasks/TasksPage.tsx'))),
  },
  {
    path: '/focus',
    name: 'app.focus',
    Page: lazily(() => withWords(['clock', 'log'], import('#renderer/features/focus/FocusPage.tsx'))),
  },
  {
    path: '/log/:view?/:day?',
    name: 'app.log',
    Page: lazily(() => withWords(['log', 'rhythm', 'week'], import('#renderer/features/log/LogPage.tsx'))),
  },
  {
    path: '/plan/:day?',
    name: 'app.plan',
    Page: lazily(() => withWords(['plan'], import('#renderer/features/plan/PlanPage.tsx'))),
  },
  {
    path: '/close',
    name: 'app.close',
    Page: lazily(() => withWords(['plan'], import('#renderer/features/plan/ClosePage.tsx'))),
  },
  {
    path: '/repeats',
    name: 'app.repeats',
    Page: lazily(() => withWords(['plan'], import('#renderer/features/plan/RepeatsPage.tsx'))),
  },
  {
    path: '/week/review/:week?',
    name: 'app.review',
    Page: lazily(() =>
      withWords(
        ['goals', 'log', 'review', 'rhythm', 'week'],
        import('#renderer/features/week/review/ReviewPage.tsx'),
      ),
    ),
  },
  {
    path: '/week/reviews',
    name: 'app.reviews',
    Page: lazily(() => withWords(['review'], import('#renderer/features/week/review/ReviewsPage.tsx'))),
  },
  {
    path: '/week/share/:week?',
    name: 'app.share',
    Page: lazily(() =>
      withWords(['review', 'sharing', 'week'], import('#renderer/features/week/share/SharePage.tsx')),
    ),
  },
  {
    path: '/week/:view?/:day?',
    name: 'app.week',
    Page: lazily(() =>
      withWords(['log', 'measures', 'rhythm', 'week'], import('#renderer/features/week/WeekPage.tsx')),
    ),
  },
  {
    path: '/goals',
    name: 'app.goals',
    Page: lazily(() => withWords(['goals', 'rhythm'], import('#renderer/features/goals/GoalsPage.tsx'))),
  },
  {
    path: '/keys/:part?',
    name: 'app.keys',
    Page: lazily(() => withWords(['keys', 'status'], import('#renderer/features/keys/KeysPage.tsx'))),
  },
  {
    path: '/privacy',
    name: 'app.privacy',
    Page: lazily(() =>
      withWords(
        ['fields', 'keys', 'sharing', 'status', 'tasks'],
        import('#renderer/features/keys/PrivacyPage.tsx'),
      ),
    ),
  },
  {
    path: '/leave',
    name: 'app.leave',
    Page: lazily(() => withWords(['keys', 'status'], import('#renderer/features/keys/LeavePage.tsx'))),
  },
  {
    path: '/data',
    name: 'app.data',
    Page: lazily(() => withWords(['data'], import('#renderer/features/data/DataPage.tsx'))),
  },
  {
    path: '/report/:day?',
    name: 'app.report',
    Page: lazily(() => withWords(['data', 'log'], import('#renderer/features/report/ReportPage.tsx'))),
  },
];

export const StatusPage = lazily(() =>
  withWords(
    ['fields', 'goals', 'keys', 'log', 'rhythm', 'status'],
    import('#renderer/features/status/StatusPage.tsx'),
  ),
);
export const SettingsPage = lazily(() =>
  withWords(
    ['clock', 'data', 'keys', 'rhythm', 'settings', 'status'],
    import('#renderer/features/settings/SettingsPage.tsx'),
  ),
);

const parts = new Map<string, LazyPart | undefined>([
  ...screens.map(({ path, Page }): [string, LazyPart | undefined] => [screenOf(path), Page.part]),
  ['/status', StatusPage.part],
  ['/settings', SettingsPage.part],
]);

/** What has to be fetched for the screen at an address; undefined for one that is loaded with the app. */
export function partOf(location: string): LazyPart | undefined {
  return parts.get(screenOf(location));
}
