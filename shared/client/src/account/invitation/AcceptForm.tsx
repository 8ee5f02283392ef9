import { useRef, useState, type RefObject } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Invited } from '../account-api.ts';
import { useAccount } from '../account-context.ts';
import { Field } from '../Field.tsx';
import { Form } from '../Form.tsx';
import { PasswordField } from '../PasswordField.tsx';
import { useAttempt, type Problem } from '../use-attempt.ts';
import { fieldOf, whatIsMissing, type AcceptField } from './accept-fields.ts';

interface AcceptFormProps {
  token: string;
  invited: Invited;
  onAccepted: (password: string) => void;
  onWorthless: (problem: Problem) => void;
}

/** Whose account it will be, and the password that makes it theirs. The first administrator says the former as well. */
export function AcceptForm({ token, invited, onAccepted, onWorthless }: AcceptFormProps) {
  const t = useT('account');
  const { api } = useAccount();
  const { founds, renews, role } = invited;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const inputs: Record<AcceptField, RefObject<HTMLInputElement | null>> = {
    name: useRef(null),
    email: useRef(null),
    password: useRef(null),
  };
  const { run, refuse, pending, problem } = useAttempt((met) => {
    if (met.code === 'invitation-invalid') return onWorthless(met);
    const field = fieldOf(met.code, founds);
    if (field !== null) inputs[field].current?.focus();
  });
  const self = founds ? { name: name.trim(), email: email.trim() } : {};
  const submit = (): void => {
    const missing = whatIsMissing({ ...self, password });
    if (missing !== null) return refuse(missing);
    run(async () => {
      await api.acceptInvitation({ token, password, ...self });
      onAccepted(password);
    });
  };
  const of = (field: AcceptField): Problem | null =>
    problem !== null && fieldOf(problem.code, founds) === field ? problem : null;
  const general = problem === null || fieldOf(problem.code, founds) !== null ? null : problem;
  return (
    <Form onSubmit={submit} problem={general}>
      <p>
        {founds
          ? t('invitation.founds')
          : t('invitation.for', { name: invited.name, role: t(`role.${role}`) })}
      </p>
      {renews && <p>{t('invitation.renews')}</p>}
      {founds && (
        <Field
          label={t('invitation.name')}
          value={name}
          onChange={setName}
          problem={of('name')}
          ref={inputs.name}
          input={{ autoComplete: 'name', maxLength: 80, 'data-testid': 'invitation-name' }}
        />
      )}
      <EmailField {...{ founds, invited, email, setEmail }} problem={of('email')} input={inputs.email} />
      <PasswordField
        kind="new-password"
        label={t('invitation.password')}
        hint={t('invitation.rules')}
        value={password}
        onChange={setPassword}
        problem={of('password')}
        ref={inputs.password}
        data-testid="invitation-password"
      />
      <Button type="submit" kind="primary" size="large" isPending={pending} data-testid="invitation-accept">
        {t('invitation.submit')}
      </Button>
    </Form>
  );
}

interface EmailFieldProps {
  founds: boolean;
  invited: Invited;
  email: string;
  setEmail: (email: string) => void;
  problem: Problem | null;
  input: RefObject<HTMLInputElement | null>;
}

/** What they will sign in with. Where it stands already it is there to be read, and for the browser to remember. */
function EmailField({ founds, invited, email, setEmail, problem, input }: EmailFieldProps) {
  const t = useT('account');
  return (
    <Field
      label={t('invitation.email')}
      hint={t('invitation.emailHint')}
      value={founds ? email : invited.email}
      onChange={setEmail}
      problem={problem}
      ref={input}
      input={{
        type: 'email',
        name: 'email',
        autoComplete: 'username',
        maxLength: 254,
        readOnly: !founds,
        'data-testid': 'invitation-email',
      }}
    />
  );
}
