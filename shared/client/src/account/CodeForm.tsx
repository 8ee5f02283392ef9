import { useEffect, type ReactNode } from 'react';
import { useT } from '../i18n/in-locale.tsx';
import { CodeField } from './CodeField.tsx';
import { isCode } from './digits.ts';
import { Form } from './Form.tsx';
import type { Problem } from './use-attempt.ts';
import { useCodeEntry } from './use-code-entry.ts';

interface CodeFormProps {
  /** Above the field: what the code is for. */
  children: ReactNode;
  give: (code: string) => Promise<unknown>;
  /** Below it, by whether the code is under way. */
  actions: (pending: boolean) => ReactNode;
  /** What came before the code has to be done anew. */
  onExpired?: (problem: Problem) => void;
  /** Nothing above the field has to be read or done first. */
  autoFocus?: boolean;
  'data-testid': string;
}

const faultOf = (code: string): string | null => (isCode(code) ? null : 'digits');

/** Asks for the code of an authenticator app. */
export function CodeForm({ children, give, actions, onExpired, autoFocus = false, ...rest }: CodeFormProps) {
  const t = useT('account');
  const entry = useCodeEntry({ faultOf, give, ...(onExpired !== undefined && { onExpired }) });
  const { input } = entry;
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus, input]);
  return (
    <Form onSubmit={() => entry.send(entry.code)} problem={entry.general}>
      {children}
      <CodeField
        label={t('signIn.code')}
        value={entry.code}
        onChange={entry.setCode}
        onComplete={entry.send}
        problem={entry.ofField}
        ref={input}
        data-testid={rest['data-testid']}
      />
      {actions(entry.pending)}
    </Form>
  );
}
