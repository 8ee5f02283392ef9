import { useRef, useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import { canUsePasskeys } from '../ceremonies.ts';
import { Field } from '../Field.tsx';
import { Form } from '../Form.tsx';
import formStyles from '../Form.module.css';
import { PasswordField } from '../PasswordField.tsx';
import { goingOn, useAttempt, type Problem } from '../use-attempt.ts';
import { PasskeyButton } from './PasskeyButton.tsx';

interface PasswordStepProps {
  email: string;
  onEmail: (email: string) => void;
  /** Why an attempt that was nearly through has to begin anew. */
  expired: Problem | null;
  onCodeWanted: () => void;
}

const fields = {
  missing: 'email',
  email: 'email',
  'missing-password': 'password',
  'sign-in-failed': 'password',
};
const isField = (code: string): code is keyof typeof fields => Object.hasOwn(fields, code);

/** Address and password, or a passkey instead of both. */
export function PasswordStep({ email, onEmail, expired, onCodeWanted }: PasswordStepProps) {
  const t = useT('account');
  const { api, onSignedIn } = useAccount();
  const [password, setPassword] = useState('');
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const { run, refuse, pending, problem } = useAttempt(({ code }) => {
    if (!isField(code)) return;
    const input = fields[code] === 'email' ? emailInput : passwordInput;
    input.current?.focus();
    input.current?.select();
  });
  const signIn = async (): Promise<void> => {
    if (await api.signIn(email.trim(), password)) return onCodeWanted();
    onSignedIn();
    await goingOn();
  };
  const submit = (): void => {
    if (email.trim() === '') refuse('missing');
    else if (!email.includes('@')) refuse('email');
    else if (password === '') refuse('missing-password');
    else run(signIn);
  };
  const of = (field: 'email' | 'password'): Problem | null =>
    problem !== null && isField(problem.code) && fields[problem.code] === field ? problem : null;
  const general = problem === null ? expired : isField(problem.code) ? null : problem;
  const passkeys = canUsePasskeys();
  return (
    <>
      <Form
        onSubmit={submit}
        problem={general}
        remedy={passkeys && general?.code === 'rate-limited' && <p>{t('problem.passkeyWorks')}</p>}
      >
        <Field
          label={t('signIn.email')}
          value={email}
          onChange={onEmail}
          problem={of('email')}
          ref={emailInput}
          input={{
            type: 'email',
            inputMode: 'email',
            name: 'email',
            autoComplete: 'username webauthn',
            autoCapitalize: 'off',
            spellCheck: false,
            'data-testid': 'sign-in-email',
          }}
        />
        <PasswordField
          kind="current-password"
          label={t('signIn.password')}
          value={password}
          onChange={setPassword}
          problem={of('password')}
          ref={passwordInput}
          data-testid="sign-in-password"
        />
        <div className={formStyles.wide}>
          <Button type="submit" kind="primary" size="large" isPending={pending} data-testid="sign-in-submit">
            {t('signIn.submit')}
          </Button>
          {passkeys && <PasskeyButton />}
        </div>
      </Form>
      <div className={formStyles.notes}>
        <p>{t('signIn.link')}</p>
        <p>{t(`signIn.help.${api.client}`)}</p>
      </div>
    </>
  );
}
