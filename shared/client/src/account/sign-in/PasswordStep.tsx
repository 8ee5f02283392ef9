import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import { canUsePasskeys } from '../ceremonies.ts';
import { Field } from '../Field.tsx';
import { Form } from '../Form.tsx';
import formStyles from '../Form.module.css';
import { PasswordField } from '../PasswordField.tsx';
import type { Problem } from '../use-attempt.ts';
import { PasskeyButton } from './PasskeyButton.tsx';
import { usePasswordStep } from './use-password-step.ts';

interface PasswordStepProps {
  email: string;
  onEmail: (email: string) => void;
  /** Why an attempt that was nearly through has to begin anew. */
  expired: Problem | null;
  onCodeWanted: () => void;
}

/** Address and password, or a passkey instead of both. */
export function PasswordStep({ email, onEmail, expired, onCodeWanted }: PasswordStepProps) {
  const t = useT('account');
  const { password, setPassword, emailInput, passwordInput, submit, pending, problemOf, ...met } =
    usePasswordStep(email, onCodeWanted);
  const general = met.general === undefined ? expired : met.general;
  const passkeys = canUsePasskeys();
  const remedy = passkeys && general?.code === 'rate-limited' && <p>{t('problem.passkeyWorks')}</p>;
  return (
    <>
      <Form onSubmit={submit} problem={general} remedy={remedy}>
        <Field
          label={t('signIn.email')}
          value={email}
          onChange={onEmail}
          problem={problemOf('email')}
          ref={emailInput}
          input={emailAttributes}
        />
        <PasswordField
          kind="current-password"
          label={t('signIn.password')}
          value={password}
          onChange={setPassword}
          problem={problemOf('password')}
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
      <Notes />
    </>
  );
}

const emailAttributes = {
  type: 'email',
  inputMode: 'email',
  name: 'email',
  autoComplete: 'username webauthn',
  autoCapitalize: 'off',
  spellCheck: false,
  'data-testid': 'sign-in-email',
} as const;

/** The other ways to an account. */
function Notes() {
  const t = useT('account');
  const { api } = useAccount();
  return (
    <div className={formStyles.notes}>
      <p>{t('signIn.link')}</p>
      <p>{t(`signIn.help.${api.client}`)}</p>
    </div>
  );
}
