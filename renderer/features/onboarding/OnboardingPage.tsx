import type { ReactNode } from 'react';
import { languageTag, type Register, registerNames, registers } from '#renderer/locales/registers.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { Brand } from '#renderer/ui/Brand.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Ruby } from '#renderer/ui/Ruby.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import styles from './OnboardingPage.module.css';

export interface OnboardingPageProps {
  register: Register;
  onRegister: (register: Register) => void;
  /** The way to join an NPO. */
  join: ReactNode;
  /** The app was opened by an invitation: joining is what the member came for. */
  hasInvite: boolean;
  /** What could not be done, in words; mostly nothing. */
  error: ReactNode;
  /** The member uses the app on this computer only. */
  onLocal: () => void;
}

/** The first screen: the language, and how to begin: at once, or with an invitation. */
export default function OnboardingPage({
  register,
  onRegister,
  join,
  hasInvite,
  error,
  onLocal,
}: OnboardingPageProps) {
  const { t, rich } = useText();
  return (
    <main className={styles.page} data-ready="onboarding">
      <Brand name={t('app.name')} />
      <SegmentedChoice
        label={rich('onboarding.language')}
        hideLabel
        value={register}
        onChange={onRegister}
        options={registers.map((value) => ({
          value,
          label: <Ruby markup={registerNames[value]} />,
          lang: languageTag(value),
        }))}
      />
      {error}
      <div className={styles.words}>
        <h1>{rich('onboarding.title')}</h1>
        <p>{rich('onboarding.intro')}</p>
      </div>
      <div className={classNames(styles.ways, hasInvite && styles.joinFirst)}>
        <div className={styles.start}>
          <Button kind={hasInvite ? 'quiet' : 'main'} onPress={onLocal}>
            {rich('onboarding.local')}
          </Button>
          <p className={styles.hint}>{rich('onboarding.localText')}</p>
        </div>
        <Card title={rich('onboarding.joinTitle')}>
          <p>{rich('onboarding.joinText')}</p>
          {join}
        </Card>
      </div>
    </main>
  );
}
