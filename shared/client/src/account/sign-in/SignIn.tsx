import { useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { useAccount } from '../account-context.ts';
import { Sheet } from '../Sheet.tsx';
import type { Problem } from '../use-attempt.ts';
import { CodeStep } from './CodeStep.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { RecoveryStep } from './RecoveryStep.tsx';
import { useSignedInElsewhere } from './use-signed-in-elsewhere.ts';

type Step = 'password' | 'code' | 'recovery';
const titles = {
  password: 'signIn.title',
  code: 'signIn.codeTitle',
  recovery: 'signIn.recoveryTitle',
} as const;

/** Signing in: by password and, where one is set up, a code; or by a passkey alone. */
export function SignIn() {
  const t = useT('account');
  const { onSignedIn } = useAccount();
  const [step, setStep] = useState<Step>('password');
  const [email, setEmail] = useState('');
  const [expired, setExpired] = useState<Problem | null>(null);
  useSignedInElsewhere(onSignedIn);
  const beginAnew = (problem: Problem | null): void => {
    setExpired(problem);
    setStep('password');
  };
  return (
    <Sheet title={t(titles[step])} matter={step}>
      {step === 'password' && (
        <PasswordStep
          email={email}
          onEmail={setEmail}
          expired={expired}
          onCodeWanted={() => {
            setExpired(null);
            setStep('code');
          }}
        />
      )}
      {step === 'code' && <CodeStep onRecovery={() => setStep('recovery')} onBack={beginAnew} />}
      {step === 'recovery' && <RecoveryStep onCode={() => setStep('code')} onBack={beginAnew} />}
    </Sheet>
  );
}
