import { lazy, Suspense } from 'react';
import { useOpenPanel } from '#renderer/store/open-panel.ts';

const SleepPanel = lazy(() => import('#renderer/features/log/SleepPanel.tsx'));

/** The panels that more than one screen can open. */
export function Panels() {
  const { sleep } = useOpenPanel();
  return <Suspense>{sleep && <SleepPanel {...sleep} />}</Suspense>;
}
