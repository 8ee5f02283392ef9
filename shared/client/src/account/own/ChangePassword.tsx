import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { useAccount } from '../account-context.ts';
import { Form } from '../Form.tsx';
import { FormActions } from '../FormActions.tsx';
import { PasswordField } from '../PasswordField.tsx';
import { useAttempt, type Problem } from '../use-attempt.ts';
import { UserName } from './UserName.tsx';

const fields: Readonly<Record<string, 'current' | 'next'>> = {
  'missing-password': 'current',
  'password-wrong': 'current',
  missing: 'next',
  'password-too-short': 'next',
  'password-too-long': 'next',
  'password-common': 'next',
};
const fieldOf = ({ code }: Problem) => (Object.hasOwn(fields, code) ? fields[code] : undefined);

interface ChangePasswordProps {
  email: string;
  onChanged: () => void;
  onCancel: () => void;
}

/** The password of today, and that of tomorrow. */
export function ChangePassword({ email, onChanged, onCancel }: ChangePasswordProps) {
  const t = useT('account');
  const { api } = useAccount();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const currentInput = useRef<HTMLInputElement>(null);
  const nextInput = useRef<HTMLInputElement>(null);
  useEffect(() => currentInput.current?.focus(), []);
  const { run, refuse, pending, problem } = useAttempt((met) => {
    const field = fieldOf(met);
    if (field === 'current') currentInput.current?.focus();
    if (field === 'next') nextInput.current?.focus();
  });
  const submit = (): void => {
    if (current === '') refuse('missing-password');
    else if (next === '') refuse('missing');
    else
      run(async () => {
        await api.changePassword(current, next);
        onChanged();
      });
  };
  const field = problem === null ? undefined : fieldOf(problem);
  return (
    <Form onSubmit={submit} problem={field === undefined ? problem : null}>
      <UserName email={email} />
      <PasswordField
        kind="current-password"
        label={t('password.current')}
        value={current}
        onChange={setCurrent}
        problem={field === 'current' ? problem : null}
        ref={currentInput}
        data-testid="password-current"
      />
      <PasswordField
        kind="new-password"
        label={t('password.next')}
        hint={t('invitation.rules')}
        value={next}
        onChange={setNext}
        problem={field === 'next' ? problem : null}
        ref={nextInput}
        data-testid="password-next"
      />
      <FormActions isPending={pending} onCancel={onCancel} data-testid="password-change">
        {t('password.change')}
      </FormActions>
    </Form>
  );
}
