import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import { CodeForm } from '../CodeForm.tsx';
import formStyles from '../Form.module.css';
import type { Problem } from '../use-attempt.ts';
import { useEnter } from './use-enter.ts';

interface CodeStepProps {
  onRecovery: () => void;
  onBack: (problem: Problem | null) => void;
}

/** The code of the authenticator app. */
export function CodeStep({ onRecovery, onBack }: CodeStepProps) {
  const t = useT('account');
  const { api } = useAccount();
  const enter = useEnter();
  const actions = (pending: boolean) => (
    <div className={formStyles.wide}>
      <Button type="submit" kind="primary" size="large" isPending={pending} data-testid="sign-in-submit">
        {t('signIn.codeSubmit')}
      </Button>
      <Button kind="quiet" onPress={onRecovery} data-testid="sign-in-recovery">
        {t('signIn.recoveryInstead')}
      </Button>
      <Button kind="quiet" onPress={() => onBack(null)}>
        {t('signIn.back')}
      </Button>
    </div>
  );
  return (
    <CodeForm
      give={(code) => enter(api.giveCode(code))}
      actions={actions}
      onExpired={onBack}
      autoFocus
      data-testid="sign-in-code"
    >
      <p>{t('signIn.codeText')}</p>
    </CodeForm>
  );
}
