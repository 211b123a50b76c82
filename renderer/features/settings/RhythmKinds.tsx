import { Pencil, Plus } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { kindName, richKindName } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { changeKind, useKinds } from '#renderer/model/rhythm/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { KindPanel } from './KindPanel.tsx';
import styles from './RhythmKinds.module.css';

/** What a member records of their day: each kind on or off, renamed, with its sign and colour; and kinds of their own. */
export function RhythmKinds() {
  const text = useText();
  const { t, rich } = text;
  const act = useAct();
  const kinds = useKinds();
  const [edited, setEdited] = useState<string | null>(null);
  if (!kinds) return null;
  return (
    <Card title={rich('rhythm.kindsTitle')}>
      <p>{rich('rhythm.kindsText')}</p>
      <ul className={styles.kinds}>
        {kinds.map((kind) => (
          <li key={kind.id} className={styles.kind}>
            <Checkbox
              isSelected={!kind.isOff}
              onChange={(isOn) => void act((workspace) => changeKind(workspace, kind, { isOff: !isOn }))}
            >
              <span
                aria-hidden
                className={styles.sign}
                style={{ '--mark': `var(--tone-${kind.tone})` } as CSSProperties}
              >
                {kind.sign}
              </span>
              {richKindName(text, kind)}
            </Checkbox>
            <IconButton
              icon={Pencil}
              label={t('rhythm.kindEdit', { kind: kindName(text, kind) })}
              onPress={() => setEdited(kind.id)}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button icon={Plus} onPress={() => setEdited('new')}>
          {rich('rhythm.kindAdd')}
        </Button>
      </div>
      {edited !== null && (
        <KindPanel
          key={edited}
          kind={kinds.find(({ id }) => id === edited) ?? null}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}
