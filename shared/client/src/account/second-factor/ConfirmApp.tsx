import { useT } from '../../i18n/in-locale.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { useAccount } from '../account-context.ts';
import { CodeForm } from '../CodeForm.tsx';
import { FormActions } from '../FormActions.tsx';
import { keyInGroups } from '../totp-uri.ts';
import styles from './AppSetUp.module.css';

interface ConfirmAppProps {
  totpUri: string;
  onConfirmed: () => void;
  onCancel: () => void;
}

/** What the app reads or is typed into it, and the code by which it shows that it did. */
export function ConfirmApp({ totpUri, onConfirmed, onCancel }: ConfirmAppProps) {
  const t = useT('account');
  const { api } = useAccount();
  const give = async (code: string): Promise<void> => {
    await api.giveCode(code);
    onConfirmed();
  };
  const actions = (pending: boolean) => (
    <FormActions size="large" isPending={pending} onCancel={onCancel} data-testid="app-confirm">
      {t('app.confirm')}
    </FormActions>
  );
  return (
    <CodeForm give={give} actions={actions} data-testid="app-code">
      <div className={styles.steps}>
        <p>{t('app.scan')}</p>
        <QrCode className={styles.qr} text={totpUri} label={t('app.qr')} />
        <div>
          <p>{t('app.orKey')}</p>
          <p className={styles.key} lang="en" data-testid="app-key">
            {keyInGroups(totpUri)}
          </p>
        </div>
      </div>
      <p>{t('app.enterCode')}</p>
    </CodeForm>
  );
}
