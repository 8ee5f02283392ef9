import { useState, type KeyboardEvent, type Ref } from 'react';
import { useT } from '../i18n/in-locale.tsx';
import { Button } from '../ui/Button.tsx';
import { EyeIcon, EyeOffIcon } from './icons.tsx';
import { WarningIcon } from '../ui/icons/signs.tsx';
import { Field, type FieldProps } from './Field.tsx';
import styles from './Field.module.css';

interface PasswordFieldProps extends Pick<FieldProps, 'label' | 'hint' | 'problem' | 'value' | 'onChange'> {
  kind: 'current-password' | 'new-password';
  ref?: Ref<HTMLInputElement>;
  'data-testid'?: string;
}

/** A password, which can be looked at, and which says when the keyboard writes capitals. */
export function PasswordField({ kind, 'data-testid': testId, ...rest }: PasswordFieldProps) {
  const t = useT('account');
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const hear = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <Field
      {...rest}
      input={{
        type: shown ? 'text' : 'password',
        autoComplete: kind,
        autoCapitalize: 'off',
        spellCheck: false,
        onKeyDown: hear,
        onKeyUp: hear,
        onBlur: () => setCapsLock(false),
        ...(testId !== undefined && { 'data-testid': testId }),
      }}
      beside={
        <Button
          kind="quiet"
          icon={shown ? <EyeOffIcon /> : <EyeIcon />}
          aria-label={shown ? t('field.hideLong') : t('field.showLong')}
          onPress={() => setShown(!shown)}
        >
          {shown ? t('field.hide') : t('field.show')}
        </Button>
      }
      note={
        <span role="status">
          {capsLock && (
            <span className={styles.note}>
              <WarningIcon className={styles.sign} />
              {t('field.capsLock')}
            </span>
          )}
        </span>
      }
    />
  );
}
