import { useEffect, useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import { CodeField } from '../CodeField.tsx';
import { isCode } from '../digits.ts';
import { Form } from '../Form.tsx';
import formStyles from '../Form.module.css';
import type { Problem } from '../use-attempt.ts';
import { isOfCode, useSecondStep } from './use-second-step.ts';

interface CodeStepProps {
  onRecovery: () => void;
  onBack: (problem: Problem | null) => void;
}

/** The code of the authenticator app. */
export function CodeStep({ onRecovery, onBack }: CodeStepProps) {
  const t = useT('account');
  const { api } = useAccount();
  const [code, setCode] = useState('');
  const { input, give, refuse, pending, problem } = useSecondStep(onBack, () => setCode(''));
  useEffect(() => input.current?.focus(), [input]);
  const send = (digits: string): void => {
    if (isCode(digits)) give(() => api.giveCode(digits));
    else refuse('digits');
  };
  const own = problem !== null && isOfCode(problem);
  return (
    <Form onSubmit={() => send(code)} problem={own ? null : problem}>
      <p>{t('signIn.codeText')}</p>
      <CodeField
        label={t('signIn.code')}
        value={code}
        onChange={setCode}
        onComplete={send}
        problem={own ? problem : null}
        ref={input}
        data-testid="sign-in-code"
      />
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
    </Form>
  );
}
