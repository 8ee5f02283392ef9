import { useT } from '../i18n/in-locale.tsx';
import { Button, type ButtonProps } from '../ui/Button.tsx';
import styles from './Form.module.css';

interface FormActionsProps extends Pick<ButtonProps, 'kind' | 'size' | 'isPending' | 'data-testid'> {
  /** What the form does. */
  children: string;
  onCancel: () => void;
}

/** At the end of a form that was opened on a page: to do it, or not to. */
export function FormActions({ onCancel, kind = 'primary', ...submit }: FormActionsProps) {
  const t = useT('account');
  return (
    <div className={styles.actions}>
      <Button {...submit} type="submit" kind={kind} />
      <Button kind="quiet" onPress={onCancel}>
        {t('app.cancel')}
      </Button>
    </div>
  );
}
