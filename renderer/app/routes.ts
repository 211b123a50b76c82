import { type ComponentType, lazy } from 'react';
import type { TextKey } from '#renderer/locales/texts.ts';

/** A screen: its address, the words for it, and its page, loaded when it is first opened. */
export interface Screen {
  path: string;
  name: TextKey & `app.${string}`;
  Page: ComponentType;
}

/** Every screen that needs nothing from the frame. */
export const screens: ReadonlyArray<Screen> = [
  { path: '/', name: 'app.today', Page: lazy(() => import('#renderer/features/today/TodayPage.tsx')) },
  {
    path: '/tasks/:id?/:part?',
    name: 'app.tasks',
    Page: lazy(() => import('#renderer/features/tasks/TasksPage.tsx')),
  },
  { path: '/focus', name: 'app.focus', Page: lazy(() => import('#renderer/features/focus/FocusPage.tsx')) },
  { path: '/log/:day?', name: 'app.log', Page: lazy(() => import('#renderer/features/log/LogPage.tsx')) },
  { path: '/week/:day?', name: 'app.week', Page: lazy(() => import('#renderer/features/week/WeekPage.tsx')) },
];
