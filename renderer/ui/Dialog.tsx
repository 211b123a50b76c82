import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classNames } from './class-names.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** The buttons, the main one last. */
  footer?: ReactNode;
}

/** A decision in the middle of the screen. Escape and a press outside close it; the focus returns to where it was. */
export function Dialog(props: DialogProps) {
  return <Sheet {...props} place="middle" />;
}

/** A sheet at the side, to see or edit one thing in full. Closes like a dialog. */
export function SidePanel(props: DialogProps) {
  return <Sheet {...props} place="side" />;
}

function Sheet({
  isOpen,
  onClose,
  title,
  children,
  footer,
  place,
}: DialogProps & { place: 'middle' | 'side' }) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      isDismissable
      className={classNames(styles.overlay, styles[place])}
    >
      <Modal className={styles.modal ?? ''}>
        <AriaDialog className={styles.dialog ?? ''}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.footer}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
