import { useCallback, useRef, useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccount } from '../account-context.ts';
import { CodeField } from '../CodeField.tsx';
import { isCode } from '../digits.ts';
import { Form } from '../Form.tsx';
import formStyles from '../Form.module.css';
import { keyInGroups } from '../totp-uri.ts';
import { useAttempt, type Problem } from '../use-attempt.ts';
import styles from './AppSetUp.module.css';
import { QrCode } from './QrCode.tsx';

interface ConfirmAppProps {
  totpUri: string;
  onConfirmed: () => void;
  onCancel: () => void;
}

const isOfCode = ({ code }: Problem): boolean => code === 'code-wrong' || code === 'digits';

/** What the app reads or is typed into it, and the code by which it shows that it did. */
export function ConfirmApp({ totpUri, onConfirmed, onCancel }: ConfirmAppProps) {
  const t = useT('account');
  const { api } = useAccount();
  const [code, setCode] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { run, refuse, pending, problem } = useAttempt(
    useCallback((met: Problem) => {
      if (met.code === 'code-wrong') setCode('');
      input.current?.focus();
    }, []),
  );
  const send = (digits: string): void => {
    if (!isCode(digits)) refuse('digits');
    else
      run(async () => {
        await api.giveCode(digits);
        onConfirmed();
      });
  };
  const own = problem !== null && isOfCode(problem);
  return (
    <Form onSubmit={() => send(code)} problem={own ? null : problem}>
      <div className={styles.steps}>
        <p>{t('app.scan')}</p>
        <QrCode text={totpUri} label={t('app.qr')} />
        <div>
          <p>{t('app.orKey')}</p>
          <p className={styles.key} lang="en" data-testid="app-key">
            {keyInGroups(totpUri)}
          </p>
        </div>
      </div>
      <p>{t('app.enterCode')}</p>
      <CodeField
        label={t('signIn.code')}
        value={code}
        onChange={setCode}
        onComplete={send}
        problem={own ? problem : null}
        ref={input}
        data-testid="app-code"
      />
      <div className={formStyles.actions}>
        <Button type="submit" kind="primary" size="large" isPending={pending} data-testid="app-confirm">
          {t('app.confirm')}
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </Form>
  );
}
