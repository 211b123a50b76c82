import { useState } from 'react';
import { blockTitle } from '#renderer/locales/block-title.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct } from '#renderer/model/act/index.ts';
import { readJustEnded } from '#renderer/model/clock/index.ts';
import { feelEntry } from '#renderer/model/log/index.ts';
import { readTitles } from '#renderer/model/work/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Feeling, TimeEntry } from '#shared/domain/log/time-entry.ts';
import styles from './FeltQuestion.module.css';
import { Level } from './Level.tsx';

const unsaid: Feeling = { achievement: null, pleasure: null, energy: null };
const sides = [
  ['achievement', 'clock.achievement'],
  ['pleasure', 'clock.pleasure'],
  ['energy', 'clock.energy'],
] as const;
const levels = [
  ['1', 'clock.felt1'],
  ['2', 'clock.felt2'],
  ['3', 'clock.felt3'],
  ['4', 'clock.felt4'],
  ['5', 'clock.felt5'],
] as const;

/** Right after a block: how was it? One line that can be left, answered in part, or put away for good. */
export default function FeltQuestion() {
  const { device } = useWorkspace();
  const now = useNow(MINUTE_MS / 2);
  const asked = useRows(
    async (db) => {
      const entry = await readJustEnded(db, device, now);
      const titles = entry?.taskId ? await readTitles(db, [entry.taskId]) : new Map<string, string>();
      return entry && { entry, title: titles.get(entry.taskId ?? '') ?? null };
    },
    [device, now],
  );
  return asked ? <Question key={asked.entry.id} {...asked} /> : null;
}

function Question({ entry, title }: { entry: TimeEntry; title: string | null }) {
  const text = useText();
  const { rich, t } = text;
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  const [felt, setFelt] = useState(unsaid);
  const ask = { title: blockTitle(text, { title, entry }) };
  const putAway = () => void act((workspace) => feelEntry(workspace, entry, unsaid));
  const save = () =>
    void act(
      (workspace) => feelEntry(workspace, entry, felt),
      (undo) => showToast({ message: rich('clock.feltSaved'), undo }),
    );
  return (
    <section className={styles.question} aria-label={t('clock.feltAsk', ask)}>
      <p>{rich('clock.feltAsk', ask)}</p>
      {isOpen && (
        <>
          {sides.map(([side, name]) => (
            <SegmentedChoice
              key={side}
              label={rich(name)}
              value={felt[side] === null ? 'unsaid' : String(felt[side])}
              onChange={(level) => setFelt({ ...felt, [side]: Number(level) })}
              options={levels.map(([value, words]) => ({
                value,
                label: <Level level={Number(value)}>{rich(words)}</Level>,
              }))}
            />
          ))}
          <p className={styles.hint}>{rich('clock.feltHint')}</p>
        </>
      )}
      <div className={styles.answers}>
        {isOpen ? (
          <Button onPress={save}>{rich('clock.feltSave')}</Button>
        ) : (
          <Button onPress={() => setOpen(true)}>{rich('clock.feltOpen')}</Button>
        )}
        <Button kind="plain" onPress={putAway}>
          {rich('clock.feltNot')}
        </Button>
      </div>
    </section>
  );
}
