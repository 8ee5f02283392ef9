import { useRef, type RefObject } from 'react';
import { useAccount } from '../account-context.ts';
import { goingOn, useAttempt, type Attempt, type Problem } from '../use-attempt.ts';

interface SecondStep extends Pick<Attempt, 'pending' | 'problem' | 'refuse'> {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly give: (sent: () => Promise<unknown>) => void;
}

/** What follows a right password. @param onExpired the whole of it has to begin anew */
export function useSecondStep(onExpired: (problem: Problem) => void, clear: () => void): SecondStep {
  const { onSignedIn } = useAccount();
  const input = useRef<HTMLInputElement>(null);
  const { run, ...attempt } = useAttempt((problem) => {
    if (problem.code === 'code-wrong') clear();
    if (problem.code === 'sign-in-expired') onExpired(problem);
    else input.current?.focus();
  });
  const give = (sent: () => Promise<unknown>): void =>
    run(async () => {
      await sent();
      onSignedIn();
      await goingOn();
    });
  return { ...attempt, input, give };
}

/** Of these the field itself says what is wrong. */
export const isOfCode = ({ code }: Problem): boolean => ['code-wrong', 'digits', 'missing'].includes(code);
