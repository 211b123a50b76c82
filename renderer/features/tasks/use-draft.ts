import { useEffect, useEffectEvent, useState } from 'react';

interface Draft {
  text: string;
  /** What was stored when this was saved; null until then. */
  savedOver: string | null;
}

/** For the field: what it shows, and when what was typed in it is saved. */
export interface DraftField {
  value: string;
  onChange: (text: string) => void;
  onSubmit: () => void;
  onBlur: () => void;
}

/**
 * A field that shows what is stored, whoever changes it, until the member types in it. What was typed is saved when
 * the field is left or submitted, and when the screen or the page goes; what could not be saved stays in the field.
 *
 * @param save resolves to whether it was saved
 */
export function useDraft(stored: string, save: (text: string) => Promise<boolean>): DraftField {
  const [draft, setDraft] = useState<Draft | null>(null);
  // A saved draft stays until the stored text has changed, so that the old one does not show in between.
  const isFollowed = draft !== null && draft.savedOver !== null && draft.savedOver !== stored;
  if (isFollowed) setDraft(null);

  const keep = async () => {
    if (!draft || draft.savedOver !== null) return;
    // Space around a text is no change of its own.
    if (draft.text.trim() === stored.trim()) return setDraft(null);
    const saved = { text: draft.text, savedOver: stored };
    setDraft(saved);
    if (await save(draft.text)) return;
    setDraft((latest) => (latest === saved ? { ...saved, savedOver: null } : latest));
  };
  const keepBeforeGoing = useEffectEvent(() => void keep());
  useEffect(() => {
    const onGo = () => keepBeforeGoing();
    // `beforeunload` leaves the most time for the write; not every way out of a page tells it.
    window.addEventListener('beforeunload', onGo);
    window.addEventListener('pagehide', onGo);
    return () => {
      window.removeEventListener('beforeunload', onGo);
      window.removeEventListener('pagehide', onGo);
      keepBeforeGoing();
    };
  }, []);

  const onLeave = () => void keep();
  return {
    value: draft?.text ?? stored,
    onChange: (text) => setDraft({ text, savedOver: null }),
    onSubmit: onLeave,
    onBlur: onLeave,
  };
}
