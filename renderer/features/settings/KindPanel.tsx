import type { CSSProperties } from 'react';
import { kindName, richKindName } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { addKind, changeKind, type KindPatch } from '#renderer/model/rhythm/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SidePanel } from '#renderer/ui/Dialog.tsx';
import { useKeptDraft } from '#renderer/ui/kept-draft.ts';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { TONES } from '#shared/domain/rhythm/kind-setting.ts';
import { type Kind, signFrom } from '#shared/domain/rhythm/kinds.ts';
import styles from './RhythmKinds.module.css';

interface KindPanelProps {
  /** The kind to change; null for a new one of the member's own. */
  kind: Kind | null;
  onClose: () => void;
}

const tones = Array.from({ length: TONES }, (_, index) => index + 1);

/** The name of a kind, and the sign and the colour by which it is told. */
export function KindPanel({ kind, onClose }: KindPanelProps) {
  const text = useText();
  const { t, rich } = text;
  const { error, clear, run } = useFormAct();
  const begun = { name: kind?.name ?? '', sign: kind?.sign ?? '', tone: String(kind?.tone ?? 1) };
  const draft = useKeptDraft(`kind ${kind?.id ?? 'new'}`, () => begun);
  const { name, sign, tone } = draft.value;
  const change = (patch: Partial<typeof begun>) => {
    draft.onChange({ ...draft.value, ...patch });
    clear();
  };
  const end = () => {
    draft.forget();
    onClose();
  };
  const save = () => {
    // Only what was changed: another device may have changed the rest.
    const patch: KindPatch = {
      ...(name !== begun.name ? { name } : {}),
      ...(sign !== begun.sign ? { letter: sign } : {}),
      ...(tone !== begun.tone ? { tone: Number(tone) - 1 } : {}),
    };
    void run(
      (workspace) => (kind ? changeKind(workspace, kind, patch) : addKind(workspace, { ...patch, name })),
      (undo) => {
        const words = name.trim() || (kind ? richKindName(text, { ...kind, name: '' }) : '');
        showToast({ message: rich('rhythm.kindKept', { kind: words }), undo });
        end();
      },
    );
  };
  return (
    <SidePanel
      isOpen
      onClose={onClose}
      title={kind ? rich('rhythm.kindEdit', { kind: richKindName(text, kind) }) : rich('rhythm.kindNew')}
      footer={
        <>
          <Button onPress={end}>{rich('common.cancel')}</Button>
          <Button kind="main" onPress={save}>
            {rich('common.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={rich('rhythm.kindName')}
        description={
          kind?.known && rich('rhythm.kindNameHint', { name: kindName(text, { ...kind, name: '' }) })
        }
        value={name}
        onChange={(next) => change({ name: next })}
        error={error && rich(`errors.${error}`)}
        onSubmit={save}
        autoComplete="off"
        autoFocus
      />
      <TextField
        label={rich('rhythm.kindLetter')}
        description={rich('rhythm.kindLetterHint')}
        value={sign}
        onChange={(next) => change({ sign: signFrom(next) })}
        onSubmit={save}
        autoComplete="off"
      />
      <Select
        label={rich('rhythm.kindTone')}
        value={tone}
        onChange={(next) => change({ tone: next })}
        options={tones.map((number) => ({
          value: String(number),
          label: (
            <span className={styles.tone}>
              <span
                className={styles.swatch}
                style={{ '--mark': `var(--tone-${number})` } as CSSProperties}
              />
              {rich('rhythm.kindToneOf', { number })}
            </span>
          ),
          text: t('rhythm.kindToneOf', { number }),
        }))}
      />
    </SidePanel>
  );
}
