import type { Ref } from 'react';
import { Field, type FieldProps } from './Field.tsx';
import { digitsOf, isCode } from './digits.ts';

interface CodeFieldProps extends Pick<FieldProps, 'label' | 'problem' | 'value' | 'onChange'> {
  /** All six digits are there. */
  onComplete: (code: string) => void;
  ref?: Ref<HTMLInputElement>;
  'data-testid'?: string;
}

/** The code of an authenticator app, which is sent with its last digit. */
export function CodeField({ onComplete, onChange, 'data-testid': testId, ...rest }: CodeFieldProps) {
  const enter = (text: string): void => {
    const code = digitsOf(text);
    onChange(code);
    if (isCode(code) && code !== rest.value) onComplete(code);
  };
  return (
    <Field
      {...rest}
      onChange={enter}
      isCode
      input={{
        type: 'text',
        inputMode: 'numeric',
        autoComplete: 'one-time-code',
        ...(testId !== undefined && { 'data-testid': testId }),
      }}
    />
  );
}
