import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import formStyles from '../Form.module.css';
import { ProblemNote } from '../ProblemNote.tsx';
import type { Problem } from '../use-attempt.ts';

interface WorthlessLinkProps {
  problem: Problem;
  onRetry: () => void;
  onLeave: () => void;
}

/** The link was used, is over or was cut off: says whom to ask. What else went wrong can be tried again. */
export function WorthlessLink({ problem, onRetry, onLeave }: WorthlessLinkProps) {
  const t = useT('account');
  const { api } = useAccount();
  // A link that was cut off on its way is no token at all.
  const isWorthless = problem.code === 'invitation-invalid' || problem.code === 'invalid-message';
  return (
    <>
      {isWorthless ? (
        <div className={formStyles.wide} role="alert">
          <p>{t('invitation.invalidText')}</p>
          <p>{t(`invitation.ask.${api.client}`)}</p>
        </div>
      ) : (
        <ProblemNote problem={problem} />
      )}
      <div className={formStyles.wide}>
        {!isWorthless && (
          <Button kind="primary" size="large" onPress={onRetry}>
            {t('invitation.retry')}
          </Button>
        )}
        <Button size="large" onPress={onLeave}>
          {t('invitation.toSignIn')}
        </Button>
      </div>
    </>
  );
}
