import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Invited } from '../account-api.ts';
import { Field } from '../Field.tsx';
import { Form } from '../Form.tsx';
import { PasswordField } from '../PasswordField.tsx';
import type { Problem } from '../use-attempt.ts';
import { useAccept } from './use-accept.ts';

interface AcceptFormProps {
  token: string;
  invited: Invited;
  onAccepted: (password: string) => void;
  onWorthless: (problem: Problem) => void;
}

/** Whose account it will be, and the password that makes it theirs. The first administrator says the former as well. */
export function AcceptForm(props: AcceptFormProps) {
  const t = useT('account');
  const { founds, renews, role, name: invitedName, email: invitedEmail } = props.invited;
  const { name, email, password, submit, pending, general } = useAccept(props);
  const account = t('invitation.for', { name: invitedName, role: t(`role.${role}`) });
  return (
    <Form onSubmit={submit} problem={general}>
      <p>{founds ? t('invitation.founds') : account}</p>
      {renews && <p>{t('invitation.renews')}</p>}
      {founds && (
        <Field
          {...name}
          label={t('invitation.name')}
          input={{ autoComplete: 'name', maxLength: 80, 'data-testid': 'invitation-name' }}
        />
      )}
      <Field
        {...email}
        {...(!founds && { value: invitedEmail })}
        label={t('invitation.email')}
        hint={t('invitation.emailHint')}
        input={{
          type: 'email',
          name: 'email',
          // There to be read where it stands already, and for the browser to remember.
          autoComplete: 'username',
          maxLength: 254,
          readOnly: !founds,
          'data-testid': 'invitation-email',
        }}
      />
      <PasswordField
        {...password}
        kind="new-password"
        label={t('invitation.password')}
        hint={t('invitation.rules')}
        data-testid="invitation-password"
      />
      <Button type="submit" kind="primary" size="large" isPending={pending} data-testid="invitation-accept">
        {t('invitation.submit')}
      </Button>
    </Form>
  );
}
