import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { writeLine } from '#renderer/store/actions/plan.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { readDayPage } from '#renderer/store/reads/plan.ts';
import { useFormAct } from '#renderer/store/use-form-act.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Day } from '#shared/domain/day.ts';
import styles from './DayLine.module.css';

/** What the member wrote about a day in a line of their own, to be read again, and to be written later. */
export function DayLine({ day }: { day: Day }) {
  const { rich } = useText();
  const line = useRows(async (db) => (await readDayPage(db, day)).plan.line, [day]);
  const [isWriting, setWriting] = useState(false);
  if (line === undefined) return null;
  return (
    <section className={styles.section} aria-labelledby="log-line">
      <h2 id="log-line">{rich('log.dayLine')}</h2>
      {line && <p className={styles.line}>{line}</p>}
      <div>
        <Button kind="plain" icon={line ? Pencil : Plus} onPress={() => setWriting(true)}>
          {rich(line ? 'log.dayLineChange' : 'log.dayLineWrite')}
        </Button>
      </div>
      {isWriting && <LineDialog day={day} line={line} onClose={() => setWriting(false)} />}
    </section>
  );
}

function LineDialog({ day, line, onClose }: { day: Day; line: string; onClose: () => void }) {
  const { rich } = useText();
  const { problem, clear, run } = useFormAct();
  const [text, setText] = useState(line);
  const save = () =>
    void run(
      (workspace) => writeLine(workspace, day, text),
      (undo) => {
        showToast({ message: rich('log.dayLineKept'), undo });
        onClose();
      },
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={rich('log.dayLine')}
      footer={
        <>
          <Button kind="plain" onPress={onClose}>
            {rich('common.cancel')}
          </Button>
          <Button kind="main" onPress={save}>
            {rich('common.save')}
          </Button>
        </>
      }
    >
      <TextArea
        label={rich('log.dayLine')}
        hideLabel
        description={rich('log.dayLineHint')}
        value={text}
        onChange={(next) => {
          setText(next);
          clear();
        }}
        onSubmit={save}
        error={problem && rich(`problems.${problem}`)}
        rows={3}
        autoFocus
      />
    </Dialog>
  );
}
