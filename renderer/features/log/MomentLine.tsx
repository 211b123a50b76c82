import { Pencil, Trash2 } from 'lucide-react';
import type { CSSProperties } from 'react';
import { when } from '#renderer/locales/day-words.ts';
import { kindName, richKindName } from '#renderer/locales/rhythm-names.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { openMomentPanel, openSleepPanel } from '#renderer/model/panel/index.ts';
import { deleteMoment } from '#renderer/model/rhythm/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import styles from './RhythmList.module.css';

interface MomentLineProps {
  record: RhythmRecord;
  kind: Kind;
  day: Day;
  /** It is getting up, and no sleep is recorded that ended there. */
  isLone: boolean;
}

/** One moment of a day; where getting up stands alone, going to bed can be added. */
export function MomentLine({ record, kind, day, isLone }: MomentLineProps) {
  const text = useText();
  const { t, rich, format } = text;
  const act = useAct();
  const time = when(format, record.startAt, record.zone, day);
  const words = { kind: kindName(text, kind), time };
  const remove = () =>
    void act(
      (workspace) => deleteMoment(workspace, record),
      (undo) => showToast({ message: rich('rhythm.deleted', { kind: richKindName(text, kind) }), undo }),
    );
  return (
    <li className={styles.line}>
      <span className={styles.time}>{rich(time)}</span>
      <span>
        <span
          aria-hidden
          className={styles.sign}
          style={{ '--mark': `var(--tone-${kind.tone})` } as CSSProperties}
        >
          {kind.sign}
        </span>
        {richKindName(text, kind)}
      </span>
      {record.note && <span className={styles.note}>{record.note}</span>}
      <span className={styles.actions}>
        {isLone && (
          <Button kind="plain" onPress={() => openSleepPanel({ day, record: null, up: record })}>
            {rich('rhythm.bedQuestion')}
          </Button>
        )}
        <IconButton
          icon={Pencil}
          label={t('rhythm.editItem', words)}
          onPress={() => openMomentPanel({ day, record })}
        />
        <IconButton icon={Trash2} label={t('rhythm.deleteItem', words)} onPress={remove} />
      </span>
    </li>
  );
}
