import { useRef, useState, type RefObject } from 'react';
import { useAccount } from '../account-context.ts';
import { useAttempt, type Problem } from '../use-attempt.ts';
import { useEnter } from './use-enter.ts';

const fields = {
  missing: 'email',
  email: 'email',
  'missing-password': 'password',
  'sign-in-failed': 'password',
} as const;
const isOfField = (code: string): code is keyof typeof fields => Object.hasOwn(fields, code);

interface PasswordStep {
  readonly password: string;
  readonly setPassword: (password: string) => void;
  readonly emailInput: RefObject<HTMLInputElement | null>;
  readonly passwordInput: RefObject<HTMLInputElement | null>;
  readonly submit: () => void;
  readonly pending: boolean;
  readonly problemOf: (field: 'email' | 'password') => Problem | null;
  /** What is wrong with neither; undefined: nothing was tried yet. */
  readonly general: Problem | null | undefined;
}

/** Address and password, and what comes of them. */
export function usePasswordStep(email: string, onCodeWanted: () => void): PasswordStep {
  const { api } = useAccount();
  const enter = useEnter();
  const [password, setPassword] = useState('');
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const { run, refuse, pending, problem } = useAttempt(({ code }) => {
    if (!isOfField(code)) return;
    const input = fields[code] === 'email' ? emailInput : passwordInput;
    input.current?.focus();
    input.current?.select();
  });
  const signIn = async (): Promise<void> => {
    const wantsCode = await api.signIn(email.trim(), password);
    if (wantsCode) onCodeWanted();
    else await enter();
  };
  const submit = (): void => {
    if (email.trim() === '') refuse('missing');
    else if (!email.includes('@')) refuse('email');
    else if (password === '') refuse('missing-password');
    else run(signIn);
  };
  const problemOf = (field: 'email' | 'password'): Problem | null =>
    problem !== null && isOfField(problem.code) && fields[problem.code] === field ? problem : null;
  const general = problem === null ? undefined : isOfField(problem.code) ? null : problem;
  return { password, setPassword, emailInput, passwordInput, submit, pending, problemOf, general };
}
