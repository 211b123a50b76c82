import { useEffect, useEffectEvent, useState } from 'react';
import { withWords } from '#renderer/locales/i18n.ts';
import { redoStep, telling, undoStep } from '#renderer/model/act/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { shortcutLetter } from '#renderer/ui/shortcut.ts';
import { lazily } from './lazily.tsx';

const CommandLine = lazily(() =>
  withWords(['command', 'goals', 'rhythm', 'tasks'], import('./CommandLine.tsx')),
);

/**
 * The keys that work on every screen: Ctrl/⌘+K opens the command line; Ctrl/⌘+Z undoes what was done last, and with
 * Shift redoes it. In a field Ctrl/⌘+Z stays the field's own, and nothing happens while an input method composes.
 */
export function Commands() {
  const workspace = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || event.keyCode === 229)
      return;
    const letter = shortcutLetter(event);
    if (letter === 'k' && !event.shiftKey) setOpen(true);
    else if (letter === 'z' && !isField(document.activeElement)) {
      void telling(() => (event.shiftKey ? redoStep(workspace) : undoStep(workspace)));
    } else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return isOpen && <CommandLine onClose={() => setOpen(false)} />;
}

/**
 * True where text is typed; checkboxes and radio buttons do not count. The focus says where that is, not the target of
 * the event: from the command line, React Aria passes each key on to the list below it.
 */
function isField(element: Element | null): boolean {
  return (
    element?.matches('textarea, [contenteditable], input:not([type="checkbox"], [type="radio"])') ?? false
  );
}
