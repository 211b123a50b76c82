import { Send } from 'lucide-react';
import { useId, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { readShares, sendPage } from '#renderer/model/sharing/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { SharedPage } from '#renderer/ui/SharedPage.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import styles from './ShareChoice.module.css';
import { chosenParts, type OfferedPart } from './share-lines.ts';

interface ShareChoiceProps {
  /** The first day of the week. */
  first: Day;
  /** The member's name, as the NPO knows it. */
  name: string;
  offered: ReadonlyArray<OfferedPart>;
}

/** The lines to choose from, and beside them the page as it will be read. */
export function ShareChoice({ first, name, offered }: ShareChoiceProps) {
  const { rich, format, register } = useText();
  const [, navigate] = useLocation();
  const { error, clear, run } = useFormAct();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = addDays(first, 6);
  const parts = chosenParts(offered, chosen);
  const choose = (ids: ReadonlyArray<string>, isChosen: boolean) => {
    clear();
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (isChosen) after.add(id);
        else after.delete(id);
      return after;
    });
  };
  const send = () =>
    void run(
      (workspace) => sendPage(workspace, { fromDay: first, toDay: last, language: register, parts }),
      (undo) => {
        showToast({ message: rich('sharing.sent'), undo });
        setChosen(new Set());
      },
    );
  if (offered.length === 0) {
    return (
      <EmptyState
        icon={Send}
        action={
          <Button kind="main" onPress={() => navigate(`/week/review/${first}`)}>
            {rich('review.lookBack')}
          </Button>
        }
      >
        {rich('sharing.nothing')}
      </EmptyState>
    );
  }
  const range = { name, from: format.dayShort(first), to: format.dayShort(last) };
  return (
    <div className={styles.sides}>
      <div className={styles.choices}>
        <p>{rich('sharing.intro')}</p>
        {offered.map((part) => (
          <PartChoice key={part.id} part={part} chosen={chosen} onChoose={choose} />
        ))}
      </div>
      <section className={styles.preview} aria-labelledby="preview">
        <h2 id="preview" className={styles.label}>
          {rich('sharing.preview')}
        </h2>
        {parts.length > 0 ? (
          <SharedPage title={rich('sharing.pageTitle', range)} page={{ language: register, parts }} />
        ) : (
          <p className={styles.quiet}>{rich('sharing.previewNone')}</p>
        )}
        <div>
          <Button kind="main" icon={Send} onPress={send}>
            {rich('sharing.send')}
          </Button>
        </div>
        <p role="alert" className={styles.error}>
          {error && rich(`errors.${error}`)}
        </p>
        <AlreadyShown first={first} />
      </section>
    </div>
  );
}

interface PartChoiceProps {
  part: OfferedPart;
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlyArray<string>, isChosen: boolean) => void;
}

/** The lines of one part, each with its box; where there are several, a way to take all of them or none. */
function PartChoice({ part: { heading, lines }, chosen, onChoose }: PartChoiceProps) {
  const { rich } = useText();
  const headingId = useId();
  const isWhole = lines.every(({ id }) => chosen.has(id));
  return (
    <section className={styles.part} aria-labelledby={headingId}>
      <div className={styles.head}>
        <h2 id={headingId} className={styles.label}>
          {heading}
        </h2>
        {lines.length > 1 && (
          <Button
            kind="plain"
            about={heading}
            onPress={() =>
              onChoose(
                lines.map(({ id }) => id),
                !isWhole,
              )
            }
          >
            {rich(isWhole ? 'sharing.none' : 'sharing.all')}
          </Button>
        )}
      </div>
      {lines.map(({ id, text }) => (
        <Checkbox key={id} isSelected={chosen.has(id)} onChange={(isChosen) => onChoose([id], isChosen)}>
          <span className={styles.line}>{text}</span>
        </Checkbox>
      ))}
    </section>
  );
}

/** That something of this week is shown already, and where to take it back. */
function AlreadyShown({ first }: { first: Day }) {
  const { rich } = useText();
  const shares = useRows(readShares, []);
  const count = shares?.shown.filter(({ share }) => share.fromDay === first).length ?? 0;
  return (
    <p className={styles.quiet}>
      {count > 0 && <>{rich('sharing.already', { count })} </>}
      <Link href="/privacy">{rich('app.privacy')}</Link>
    </p>
  );
}
