import { FolderOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import styles from './DataPage.module.css';
import { refusals } from './refusals.ts';
import { TimesPreview } from './TimesPreview.tsx';
import type { Brought, Importing } from './use-import.ts';
import { WorkspacePreview } from './WorkspacePreview.tsx';

interface ImportSectionProps {
  importing: Importing;
  /** The content of a file is being shown. */
  isLooking: boolean;
}

/** The import: a file is chosen, its content shown, and only then imported. */
export function ImportSection({
  importing: { step, choose, change, takeChanges, leave, ready },
  isLooking,
}: ImportSectionProps) {
  const { rich } = useText();
  const { error, clear, run } = useFormAct();
  const [brought, setBrought] = useState<Brought | null>(null);
  /** How far an import is, or null while there is none. */
  const [share, setShare] = useState<number | null>(null);

  const pick = (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setBrought(null);
    clear();
    choose(file);
  };
  const bringIn = async () => {
    if (!ready || share !== null) return;
    setShare(0);
    await run(
      (workspace) => ready.action(workspace, setShare),
      (undo) => {
        showToast({
          message: rich('data.broughtIn', { count: ready.brought.rows }),
          undo: () => {
            undo();
            setBrought(null);
          },
        });
        setBrought(ready.brought);
        leave();
      },
    );
    setShare(null);
  };
  return (
    <Card title={rich('data.inTitle')}>
      {!isLooking && <p>{rich('data.inText')}</p>}
      <div role="status" className={styles.said}>
        {step.at === 'reading' && <p className={styles.name}>{rich('data.reading', { name: step.name })}</p>}
        {step.at === 'refused' && <Refused name={step.name} words={rich(refusals[step.reason])} />}
        {step.at === 'start' && brought && (
          <p>
            {rich('data.broughtIn', { count: brought.rows })}{' '}
            {brought.known > 0 && rich('data.broughtKnown', { count: brought.known })}
          </p>
        )}
      </div>
      {step.at === 'times' && <TimesPreview step={step} onChange={change} onTakeChanges={takeChanges} />}
      {step.at === 'workspace' && <WorkspacePreview step={step} />}
      {error && <p role="alert">{rich(`errors.${error}`)}</p>}
      {share !== null && <ProgressBar label={rich('data.bringing')} share={share} />}
      <div className={styles.actions}>
        {ready && (
          <Button kind="main" aria-disabled={share !== null} onPress={() => void bringIn()}>
            {rich('data.bringIn', { count: ready.brought.rows })}
          </Button>
        )}
        <FileTrigger onSelect={pick}>
          <Button icon={FolderOpen} isDisabled={share !== null}>
            {rich(step.at === 'start' ? 'data.choose' : 'data.chooseOther')}
          </Button>
        </FileTrigger>
        {isLooking && (
          <Button kind="plain" isDisabled={share !== null} onPress={leave}>
            {rich('common.cancel')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Refused({ name, words }: { name: string; words: ReactNode }) {
  return (
    <>
      <p className={styles.name}>{name}</p>
      <p>{words}</p>
    </>
  );
}
