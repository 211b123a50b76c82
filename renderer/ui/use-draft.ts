import { useEffect, useEffectEvent, useState } from 'react';
import { dropStash, stashDraft, stashedDraft } from './draft-stash.ts';

interface Draft {
  text: string;
  /** What was stored when this was saved; null until then. */
  savedOver: string | null;
  /** It is being saved: the field shows it until the result is known, whatever is stored meanwhile. */
  isSaving?: boolean;
}

/** For the field: what it shows, and when what was typed in it is saved. */
export interface DraftField {
  value: string;
  onChange: (text: string) => void;
  onSubmit: () => void;
  onBlur: () => void;
}

/**
 * A field that shows what is stored, whoever changes it, until the member types in it. What was typed is saved when the
 * field is left or submitted, and when the screen is left. If the page is unloaded before, it is saved when the field
 * is shown again. What could not be saved stays in the field.
 *
 * @param field names the field among all fields of the app
 * @param save resolves to whether it was saved
 */
export function useDraft(
  field: string,
  stored: string,
  save: (text: string) => Promise<boolean>,
): DraftField {
  const [draft, setDraft] = useState<Draft | null>(() => {
    const text = stashedDraft(field, stored);
    return text === null ? null : { text, savedOver: null };
  });
  // A saved draft stays until the stored text has changed, so that the old one does not show in between.
  const isFollowed =
    draft !== null && draft.savedOver !== null && !draft.isSaving && draft.savedOver !== stored;
  if (isFollowed) setDraft(null);

  const keep = async () => {
    if (!draft || draft.savedOver !== null) return;
    // Space around a text is no change of its own.
    if (draft.text.trim() === stored.trim()) return setDraft(null);
    const { text } = draft;
    const saving = { text, savedOver: stored, isSaving: true };
    setDraft(saving);
    const savedOver = (await save(text)) ? stored : null;
    setDraft((latest) => (latest === saving ? { text, savedOver } : latest));
  };
  const onComeOrGo = useEffectEvent(() => void keep());
  const onPageHide = useEffectEvent(() => draft && stashDraft(field, draft.text, stored));
  useEffect(() => {
    const stash = () => onPageHide();
    window.addEventListener('pagehide', stash);
    dropStash(field);
    onComeOrGo();
    return () => {
      window.removeEventListener('pagehide', stash);
      onComeOrGo();
    };
  }, [field]);

  const onLeave = () => void keep();
  return {
    value: draft?.text ?? stored,
    onChange: (text) => setDraft({ text, savedOver: null }),
    onSubmit: onLeave,
    onBlur: onLeave,
  };
}
