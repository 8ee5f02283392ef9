import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import formStyles from '../Form.module.css';
import { KeyIcon } from '../icons.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { useAttempt } from '../use-attempt.ts';
import { useEnter } from './use-enter.ts';

/** The other way in: what the device knows its owner by. */
export function PasskeyButton() {
  const t = useT('account');
  const { api } = useAccount();
  const enter = useEnter();
  const { run, pending, problem } = useAttempt();
  return (
    <>
      <p className={formStyles.or}>{t('signIn.or')}</p>
      <Button
        size="large"
        icon={<KeyIcon />}
        isPending={pending}
        onPress={() => run(() => enter(api.signInByPasskey()))}
        data-testid="sign-in-passkey"
      >
        {t('signIn.passkey')}
      </Button>
      <ProblemNote problem={problem} />
    </>
  );
}
