import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import type { OpenBlock } from '#renderer/model/clock/index.ts';
import { tellReason } from '#renderer/model/clock/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { REASON_MAX } from '#shared/domain/log/time-entry.ts';
import styles from './PauseReason.module.css';

const reasons = ['clock.reasonBreak', 'clock.reasonMeal', 'clock.reasonCall', 'clock.reasonHome'] as const;

/** Why there is a pause, for whoever wants to say. The pause is there already, and nothing waits for an answer. */
export function PauseReason({ block }: { block: OpenBlock }) {
  const { rich, t } = useText();
  const act = useAct();
  const [own, setOwn] = useState('');
  const tell = (reason: string) =>
    void act(
      (workspace) => tellReason(workspace, reason.slice(0, REASON_MAX)),
      (undo) => {
        setOwn('');
        showToast({ message: rich('clock.reasonKept'), undo });
      },
    );
  if (block.entry.pauses.some(({ endAt, reason }) => endAt === null && reason)) return null;
  const tellOwn = () => own.trim() !== '' && tell(own);
  return (
    <section aria-label={t('clock.reason')} className={styles.reason}>
      <p className={styles.ask}>{rich('clock.reason')}</p>
      <div className={styles.choices}>
        {reasons.map((key) => (
          <Button key={key} onPress={() => tell(t(key))}>
            {rich(key)}
          </Button>
        ))}
      </div>
      <div className={styles.own}>
        <TextField label={rich('clock.reasonOwn')} value={own} onChange={setOwn} onSubmit={tellOwn} />
        <Button onPress={tellOwn}>{rich('clock.reasonSave')}</Button>
      </div>
    </section>
  );
}
