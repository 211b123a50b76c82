import { useRef } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Router } from 'wouter';
import type { OnboardingPageProps } from '#renderer/features/onboarding/OnboardingPage.tsx';
import { withWords } from '#renderer/locales/i18n.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { PatternDefs } from '#renderer/ui/patterns.tsx';
import { changeDeviceSettings } from './device-settings.ts';
import { ErrorLine } from './ErrorLine.tsx';
import { Frame, type FrameSlots } from './Frame.tsx';
import { lazily } from './lazily.tsx';
import { type ScreenSlots, Screens } from './Screens.tsx';
import { Tooltips } from './Tooltips.tsx';
import { useLoadedLocation } from './use-loaded-location.ts';
import { useLostFocus } from './use-lost-focus.ts';

const OnboardingPage = lazily(() =>
  withWords(['onboarding'], import('#renderer/features/onboarding/OnboardingPage.tsx')),
);

export interface AppProps
  extends FrameSlots,
    ScreenSlots,
    Pick<OnboardingPageProps, 'hasInvite' | 'onLocal'> {
  /** False until the member has chosen how to begin; the first screen is shown till then. */
  isOnboarded: boolean;
}

/** The whole of the app inside one window. */
export function App({ isOnboarded, hasInvite, onLocal, join, onSyncNow, ...slots }: AppProps) {
  const { register } = useText();
  const page = useRef<HTMLDivElement>(null);
  useLostFocus(page);
  return (
    // React Aria has words of its own, such as those that close a list.
    <I18nProvider locale={register === 'en' ? 'en-GB' : 'ja-JP'}>
      <PatternDefs />
      <div ref={page}>
        {isOnboarded ? (
          <Router hook={useLoadedLocation}>
            <Frame {...slots}>
              <Screens join={join} onSyncNow={onSyncNow} />
            </Frame>
          </Router>
        ) : (
          <OnboardingPage
            error={<ErrorLine />}
            register={register}
            onRegister={(chosen) => changeDeviceSettings({ register: chosen })}
            join={join}
            hasInvite={hasInvite}
            onLocal={onLocal}
          />
        )}
      </div>
      <Tooltips />
    </I18nProvider>
  );
}
