import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Form } from '../Form.tsx';
import { FormActions } from '../FormActions.tsx';
import { PasswordField } from '../PasswordField.tsx';
import { useAttempt } from '../use-attempt.ts';

interface AskPasswordProps {
  /** What the password is asked for. */
  text?: ReactNode;
  action: string;
  isDangerous?: boolean;
  onPassword: (password: string) => Promise<unknown>;
  onCancel: () => void;
}

const ofPassword = ['missing-password', 'password-wrong'];

/** Whoever sits down at a desk that was left must not be able to do this: the password again. */
export function AskPassword({ text, action, isDangerous = false, onPassword, onCancel }: AskPasswordProps) {
  const t = useT('account');
  const [password, setPassword] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const { run, refuse, pending, problem } = useAttempt(() => input.current?.focus());
  const submit = (): void => {
    if (password === '') refuse('missing-password');
    else run(() => onPassword(password));
  };
  const own = problem !== null && ofPassword.includes(problem.code);
  return (
    <Form onSubmit={submit} problem={own ? null : problem}>
      {text !== undefined && <p>{text}</p>}
      <PasswordField
        kind="current-password"
        label={t('app.confirmPassword')}
        value={password}
        onChange={setPassword}
        problem={own ? problem : null}
        ref={input}
        data-testid="ask-password"
      />
      <FormActions
        kind={isDangerous ? 'danger' : 'primary'}
        isPending={pending}
        onCancel={onCancel}
        data-testid="ask-password-submit"
      >
        {action}
      </FormActions>
    </Form>
  );
}
