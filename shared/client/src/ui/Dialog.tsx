import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Dialog.module.css';

interface DialogProps {
  isOpen: boolean;
  /** Also by the Escape key and a press outside. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons, the one to be expected last. */
  actions: ReactNode;
  /** What it shows is seen this once: only its own buttons close it. */
  isOnce?: boolean;
}

/** A question over the screen, to be answered before anything else. */
export function Dialog({ isOpen, onClose, title, children, actions, isOnce = false }: DialogProps) {
  const change = (open: boolean): void => {
    if (!open) onClose();
  };
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={change}
      isDismissable={!isOnce}
      isKeyboardDismissDisabled={isOnce}
    >
      <Modal className={styles.modal ?? ''}>
        <AriaDialog className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          <div>{children}</div>
          <div className={styles.actions}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
