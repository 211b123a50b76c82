import { useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';

interface NewSheetDialogProps {
  /** The name of the device that was signed out. */
  name: string;
  onClose: () => void;
}

/** Offers a new sheet after a device was signed out on which the recovery code may be known. */
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
