import type { ComponentType } from 'react';
import { withAllTexts } from '#renderer/locales/i18n.ts';
import type { TextKey } from '#renderer/locales/texts.ts';
import { lazily } from './lazily.tsx';

/** A screen: its address, the words for it, and its page. */
export interface Screen {
  path: string;
  name: TextKey & `app.${string}`;
  Page: ComponentType;
}

/** Every screen that needs nothing from the frame. */
export const screens: ReadonlyArray<Screen> = [
  { path: '/', name: 'app.today', Page: lazily(() => import('#renderer/features/today/TodayPage.tsx')) },
  {
    path: '/tasks/:id?/:part?',
    name: 'app.tasks',
    Page: lazily(() => withAllTexts(import('#renderer/features/tasks/TasksPage.tsx'))),
  },
  {
    path: '/focus',
    name: 'app.focus',
    Page: lazily(() => withAllTexts(import('#renderer/features/focus/FocusPage.tsx'))),
  },
  {
    path: '/log/:view?/:day?',
    name: 'app.log',
    Page: lazily(() => withAllTexts(import('#renderer/features/log/LogPage.tsx'))),
  },
  {
    path: '/plan/:day?',
    name: 'app.plan',
    Page: lazily(() => withAllTexts(import('#renderer/features/plan/PlanPage.tsx'))),
  },
  {
    path: '/close',
    name: 'app.close',
    Page: lazily(() => withAllTexts(import('#renderer/features/plan/ClosePage.tsx'))),
  },
  {
    path: '/repeats',
    name: 'app.repeats',
    Page: lazily(() => withAllTexts(import('#renderer/features/plan/RepeatsPage.tsx'))),
  },
  {
    path: '/week/:day?',
    name: 'app.week',
    Page: lazily(() => withAllTexts(import('#renderer/features/week/WeekPage.tsx'))),
  },
  {
    path: '/keys/:part?',
    name: 'app.keys',
    Page: lazily(() => withAllTexts(import('#renderer/features/keys/KeysPage.tsx'))),
  },
  {
    path: '/privacy',
    name: 'app.privacy',
    Page: lazily(() => withAllTexts(import('#renderer/features/keys/PrivacyPage.tsx'))),
  },
  {
    path: '/leave',
    name: 'app.leave',
    Page: lazily(() => withAllTexts(import('#renderer/features/keys/LeavePage.tsx'))),
  },
  {
    path: '/data',
    name: 'app.data',
    Page: lazily(() => withAllTexts(import('#renderer/features/data/DataPage.tsx'))),
  },
  {
    path: '/report/:day?',
    name: 'app.report',
    Page: lazily(() => withAllTexts(import('#renderer/features/report/ReportPage.tsx'))),
  },
];
