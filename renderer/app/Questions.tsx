import { UnsureQuestion } from '#renderer/features/focus/UnsureQuestion.tsx';
import { withAllTexts } from '#renderer/locales/i18n.ts';
import { useOpenBlocks } from '#renderer/store/use-block.ts';
import { asksAboutTime } from '#shared/domain/focus-clock.ts';
import { lazily } from './lazily.tsx';

const KeysQuestion = lazily(() => withAllTexts(import('#renderer/features/keys/KeysQuestion.tsx')));

/** The quiet questions above every screen, one at a time: what the clock does not know comes first. */
export function Questions() {
  const blocks = useOpenBlocks();
  if (!blocks) return null;
  return blocks.own && asksAboutTime(blocks.own.entry) ? <UnsureQuestion /> : <KeysQuestion />;
}
