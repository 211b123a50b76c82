import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useAct, useFormAct } from '#renderer/model/act/index.ts';
import { askFor, writeAnswer } from '#renderer/model/review/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { useDraft } from '#renderer/ui/use-draft.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { type AnswerField, answerFields } from '#shared/domain/review/review.ts';
import { promptNames } from './field-names.ts';
import styles from './parts.module.css';
import type { StepProps } from './step-props.ts';

/** The member's own words about the week, below questions that they can change. */
export function WordsStep({ page: { review, questions } }: StepProps) {
  return (
    <div className={classNames(styles.fields, styles.private)}>
      {answerFields.map((field) => (
        <Words
          key={field}
          monday={review.week}
          field={field}
          question={questions[field]}
          stored={review[field]?.text ?? ''}
        />
      ))}
    </div>
  );
}

interface WordsProps {
  monday: Day;
  field: AnswerField;
  /** '' for the app's own. */
  question: string;
  stored: string;
}

function Words({ monday, field, question, stored }: WordsProps) {
  const { t, rich } = useText();
  const act = useAct();
  const [isChanging, setChanging] = useState(false);
  const draft = useDraft(`review.${monday}.${field}`, stored, (typed) =>
    act(
      (workspace) => writeAnswer(workspace, monday, field, typed),
      (undo) => showToast({ message: rich('review.kept'), undo }),
    ),
  );
  return (
    <div className={styles.field}>
      <TextArea label={question === '' ? rich(promptNames[field]) : question} rows={2} {...draft} />
      {isChanging ? (
        <Question monday={monday} field={field} question={question} onClose={() => setChanging(false)} />
      ) : (
        <div>
          <Button
            kind="plain"
            about={question === '' ? t(promptNames[field]) : question}
            onPress={() => setChanging(true)}
          >
            {rich('review.changePrompt')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface QuestionProps {
  monday: Day;
  field: AnswerField;
  question: string;
  onClose: () => void;
}

/** A question of the member's own, in place of the app's. It is changed when that is said; Escape forgets what was typed. */
function Question({ monday, field, question, onClose }: QuestionProps) {
  const { rich } = useText();
  const { error, clear, run } = useFormAct();
  const [typed, setTyped] = useState(question);
  const save = () => {
    if (typed.trim() === question) return onClose();
    void run(
      (workspace) => askFor(workspace, monday, field, typed),
      (undo) => {
        showToast({ message: rich('review.promptKept'), undo });
        onClose();
      },
    );
  };
  return (
    <>
      <TextField
        autoFocus
        label={rich('review.ownPrompt')}
        description={rich('review.ownPromptHint')}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          clear();
        }}
        onSubmit={save}
        onCancel={onClose}
        error={error && rich(`errors.${error}`)}
      />
      <div className={styles.chips}>
        <Button onPress={save}>{rich('review.keepPrompt')}</Button>
        <Button kind="plain" onPress={onClose}>
          {rich('common.cancel')}
        </Button>
      </div>
    </>
  );
}
