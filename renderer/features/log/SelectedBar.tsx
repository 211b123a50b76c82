import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { joinEntries, readEntriesById } from '#renderer/model/log/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { ManyPanel } from './ManyPanel.tsx';
import styles from './SelectedBar.module.css';

interface SelectedBarProps {
  /** What is selected. */
  ids: ReadonlyArray<string>;
  onDelete: () => void;
  /** Called when nothing shall be selected any more. */
  onDone: () => void;
}

/** What can be done with the entries that are selected; before any is, how to select. */
export function SelectedBar({ ids, onDelete, onDone }: SelectedBarProps) {
  const { rich } = useText();
  const act = useAct();
  const [isChanging, setChanging] = useState(false);
  const join = () =>
    void act(
      async (workspace) => joinEntries(workspace, await readEntriesById(workspace.db, ids)),
      (undo) => {
        showToast({ message: rich('log.joined'), undo });
        onDone();
      },
    );
  const count = ids.length;
  return (
    <div className={styles.bar}>
      <p role="status" className={styles.count}>
        {count > 0 ? rich('log.selected', { count }) : rich('log.gridKeys')}
      </p>
      {count > 0 && (
        <>
          <Button icon={Pencil} onPress={() => setChanging(true)}>
            {rich('log.selectedChange')}
          </Button>
          {count > 1 && <Button onPress={join}>{rich('log.makeOne')}</Button>}
          <Button icon={Trash2} onPress={onDelete}>
            {rich('common.delete')}
          </Button>
          <Button kind="plain" onPress={onDone}>
            {rich('log.clearSelection')}
          </Button>
        </>
      )}
      {isChanging && <ManyPanel ids={ids} onClose={() => setChanging(false)} />}
    </div>
  );
}
