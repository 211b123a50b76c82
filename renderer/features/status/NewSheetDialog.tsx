import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';

interface NewSheetDialogProps {
  /** What the device was called that is signed out. */
  name: string;
  onClose: () => void;
}

/** A device is signed out that may know the recovery code: the way to a new sheet. */
export function NewSheetDialog({ name, onClose }: NewSheetDialogProps) {
  const { rich } = useText();
  const [, navigate] = useLocation();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={rich('status.deviceSignedOut', { name })}
      footer={
        <>
          <Button kind="plain" onPress={onClose}>
            {rich('keys.later')}
          </Button>
          <Button kind="main" onPress={() => navigate('/keys/new-sheet')}>
            {rich('keys.change')}
          </Button>
        </>
      }
    >
      <p>{rich('status.deviceNewSheet')}</p>
    </Dialog>
  );
}
