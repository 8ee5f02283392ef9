import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { RequestError } from '@mado/client/socket/request-error.ts';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Dialog } from '@mado/client/ui/Dialog.tsx';
import type { ReactNode } from 'react';
import styles from './dialogs.module.css';

interface ConfirmDialogProps {
  title: string;
  /** Whom it is about. */
  name: string;
  email: string;
  /** What it does, one thing a line. */
  effects: readonly string[];
  confirm: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  isPending: boolean;
  error: RequestError | null;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Says what something does to somebody before it is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, name, email, effects, confirm, isDanger = false, isPending, error } = props;
  const t = useT('admin');
  const errorText = useErrorText();
  const actions = (
    <>
      <Button onPress={props.onClose}>{t('people.cancel')}</Button>
      <Button
        kind={isDanger ? 'danger' : 'primary'}
        onPress={props.onConfirm}
        isPending={isPending}
        isDisabled={props.isDisabled ?? false}
        data-testid="confirm"
      >
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog isOpen onClose={props.onClose} title={title} actions={actions}>
      <div className={styles.body}>
        <p className={styles.who}>
          <span className={styles.name}>{name}</span>
          <span className={styles.email}>{email}</span>
        </p>
        <ul className={styles.effects}>
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        {props.children}
        {error !== null && <Banner kind="error">{errorText(error.code)}</Banner>}
      </div>
    </Dialog>
  );
}
