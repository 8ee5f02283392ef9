import { useEffect } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import { Field } from '../Field.tsx';
import { Form } from '../Form.tsx';
import formStyles from '../Form.module.css';
import type { Problem } from '../use-attempt.ts';
import { useCodeEntry } from '../use-code-entry.ts';
import { useEnter } from './use-enter.ts';

interface RecoveryStepProps {
  onCode: () => void;
  onBack: (problem: Problem | null) => void;
}

/** One of the codes that were printed when the app was set up. */
export function RecoveryStep({ onCode, onBack }: RecoveryStepProps) {
  const t = useT('account');
  const { api } = useAccount();
  const enter = useEnter();
  const { code, setCode, input, send, pending, ofField, general } = useCodeEntry({
    faultOf: (entered) => (entered.trim() === '' ? 'missing' : null),
    give: (entered) => enter(api.giveRecoveryCode(entered.trim())),
    onExpired: onBack,
    keepsWrong: true,
  });
  useEffect(() => input.current?.focus(), [input]);
  return (
    <Form onSubmit={() => send(code)} problem={general}>
      <p>{t('signIn.recoveryText')}</p>
      <Field
        label={t('signIn.recovery')}
        value={code}
        onChange={setCode}
        problem={ofField}
        ref={input}
        input={{
          type: 'text',
          autoComplete: 'off',
          autoCapitalize: 'off',
          spellCheck: false,
          'data-testid': 'sign-in-recovery',
        }}
      />
      <div className={formStyles.wide}>
        <Button type="submit" kind="primary" size="large" isPending={pending} data-testid="sign-in-submit">
          {t('signIn.codeSubmit')}
        </Button>
        <Button kind="quiet" onPress={onCode}>
          {t('signIn.codeInstead')}
        </Button>
        <Button kind="quiet" onPress={() => onBack(null)}>
          {t('signIn.back')}
        </Button>
      </div>
    </Form>
  );
}
