import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import formStyles from '../Form.module.css';
import { KeyIcon } from '../icons.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { goingOn, useAttempt } from '../use-attempt.ts';

/** The other way in: what the device knows its owner by. */
export function PasskeyButton() {
  const t = useT('account');
  const { api, onSignedIn } = useAccount();
  const { run, pending, problem } = useAttempt();
  const signIn = async (): Promise<void> => {
    await api.signInByPasskey();
    onSignedIn();
    await goingOn();
  };
  return (
    <>
      <p className={formStyles.or}>{t('signIn.or')}</p>
      <Button
        size="large"
        icon={<KeyIcon />}
        isPending={pending}
        onPress={() => run(signIn)}
        data-testid="sign-in-passkey"
      >
        {t('signIn.passkey')}
      </Button>
      <ProblemNote problem={problem} />
    </>
  );
}
