import { useRef, useState, type RefObject } from 'react';
import { useAttempt, type Attempt, type Problem } from './use-attempt.ts';

interface CodeEntryOptions {
  /** The code of why what was entered cannot be right; null: the server is asked. */
  readonly faultOf: (code: string) => string | null;
  readonly give: (code: string) => Promise<unknown>;
  /** What came before the code has to be done anew. */
  readonly onExpired?: (problem: Problem) => void;
  /** A wrong one is put right, rather than entered anew. */
  readonly keepsWrong?: boolean;
}

interface CodeEntry extends Pick<Attempt, 'pending'> {
  readonly code: string;
  readonly setCode: (code: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly send: (code: string) => void;
  /** What is wrong with the code itself. */
  readonly ofField: Problem | null;
  readonly general: Problem | null;
}

/** A code that is asked for: what was entered so far, and what came of it. */
export function useCodeEntry({ faultOf, give, onExpired, keepsWrong = false }: CodeEntryOptions): CodeEntry {
  const [code, setCode] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { run, refuse, pending, problem } = useAttempt((met) => {
    if (met.code === 'code-wrong' && !keepsWrong) setCode('');
    if (met.code === 'sign-in-expired' && onExpired !== undefined) onExpired(met);
    else input.current?.focus();
  });
  const send = (entered: string): void => {
    const fault = faultOf(entered);
    if (fault === null) run(() => give(entered));
    else refuse(fault);
  };
  const isOfField = problem !== null && ofField.includes(problem.code);
  return {
    code,
    setCode,
    input,
    send,
    pending,
    ofField: isOfField ? problem : null,
    general: isOfField ? null : problem,
  };
}

/** Of these the field itself says what is wrong. */
const ofField = ['code-wrong', 'digits', 'missing'];
