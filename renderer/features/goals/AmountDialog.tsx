import { useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFormAct } from '#renderer/model/act/index.ts';
import { sayAmount } from '#renderer/model/goals/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CountField } from '#renderer/ui/CountField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { focusFirstInvalid } from '#renderer/ui/first-invalid.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { isUnread, type Typed } from '#renderer/ui/typed-value.ts';
import { AMOUNT_MAX, type Goal } from '#shared/domain/goals/goal.ts';
import type { GoalDay } from '#shared/domain/goals/goal-day.ts';

interface AmountDialogProps {
  /** One that has an amount. */
  goal: Goal;
  on: GoalDay;
  onClose: () => void;
}

/** How much of a goal there was on a day. */
export function AmountDialog({ goal, on, onClose }: AmountDialogProps) {
  const { rich, format } = useText();
  const { run } = useFormAct();
  const { title, unit } = goal;
  const [amount, setAmount] = useState<Typed<number>>(on.amount || null);
  const [isChecked, setChecked] = useState(false);
  const save = () => {
    setChecked(true);
    if (amount === null || isUnread(amount)) return focusFirstInvalid();
    void run(
      (workspace) => sayAmount(workspace, goal, on, amount),
      (undo) => {
        showToast({ message: rich('goals.markedAmount', { title }), undo });
        onClose();
      },
    );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={rich('goals.amountOf', { title })}
      footer={
        <>
          <Button onPress={onClose}>{rich('common.cancel')}</Button>
          <Button kind="main" onPress={save}>
            {rich('common.save')}
          </Button>
        </>
      }
    >
      <CountField
        label={rich('goals.amountOfDay', { day: format.day(on.day) })}
        description={unit}
        value={amount}
        onChange={setAmount}
        max={AMOUNT_MAX}
        unreadable={rich('goals.amountUnreadable')}
        error={isChecked && amount === null && rich('goals.amountUnreadable')}
        onSubmit={save}
      />
    </Dialog>
  );
}
