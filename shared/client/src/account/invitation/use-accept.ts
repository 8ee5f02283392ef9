import { useRef, useState, type RefObject } from 'react';
import type { Invited } from '../account-api.ts';
import { useAccount } from '../account-context.ts';
import { useAttempt, type Problem } from '../use-attempt.ts';
import { fieldOf, whatIsMissing, type AcceptField } from './accept-fields.ts';

interface Entry {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: Problem | null;
  readonly ref: RefObject<HTMLInputElement | null>;
}

interface AcceptOptions {
  readonly token: string;
  readonly invited: Invited;
  readonly onAccepted: (password: string) => void;
  readonly onWorthless: (problem: Problem) => void;
}

interface Accept extends Record<AcceptField, Entry> {
  readonly submit: () => void;
  readonly pending: boolean;
  /** What is wrong with none of the fields. */
  readonly general: Problem | null;
}

/** What is entered to accept an invitation, and what comes of it. */
export function useAccept({ token, invited, onAccepted, onWorthless }: AcceptOptions): Accept {
  const { api } = useAccount();
  const { founds } = invited;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const nameInput = useRef<HTMLInputElement>(null);
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const { run, refuse, pending, problem } = useAttempt((met) => {
    const field = fieldOf(met.code, founds);
    if (met.code === 'invitation-invalid') onWorthless(met);
    else if (field !== null)
      ({ name: nameInput, email: emailInput, password: passwordInput })[field].current?.focus();
  });
  const self = founds ? { name: name.trim(), email: email.trim() } : {};
  const submit = (): void => {
    const missing = whatIsMissing({ ...self, password });
    if (missing !== null) refuse(missing);
    else
      run(async () => {
        await api.acceptInvitation({ token, password, ...self });
        onAccepted(password);
      });
  };
  const field = problem === null ? null : fieldOf(problem.code, founds);
  const of = (which: AcceptField): Problem | null => (field === which ? problem : null);
  return {
    name: { value: name, onChange: setName, problem: of('name'), ref: nameInput },
    email: { value: email, onChange: setEmail, problem: of('email'), ref: emailInput },
    password: { value: password, onChange: setPassword, problem: of('password'), ref: passwordInput },
    submit,
    pending,
    general: field === null ? problem : null,
  };
}
