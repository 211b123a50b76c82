import { withAllTexts } from '#renderer/locales/i18n.ts';
import { useOpenBlocks } from '#renderer/model/clock/index.ts';
import { asksAboutTime } from '#shared/domain/clock/focus-clock.ts';
import { lazily } from './lazily.tsx';

const UnsureQuestion = lazily(() => import('#renderer/features/focus/UnsureQuestion.tsx'));
const KeysQuestion = lazily(() => withAllTexts(import('#renderer/features/keys/KeysQuestion.tsx')));
const FeltQuestion = lazily(() => withAllTexts(import('#renderer/features/focus/FeltQuestion.tsx')));

/** The quiet questions above every screen: what the clock does not know comes first, and alone. */
export function Questions() {
  const blocks = useOpenBlocks();
  if (!blocks) return null;
  if (blocks.own && asksAboutTime(blocks.own.entry)) return <UnsureQuestion />;
  return (
    <>
      {!blocks.own && <FeltQuestion />}
      <KeysQuestion />
    </>
  );
}
