import { useT } from '../../i18n/in-locale.tsx';
import { useAccount } from '../account-context.ts';
import { LoadNote } from '../LoadNote.tsx';
import { useLoaded } from '../use-loaded.ts';
import styles from './Account.module.css';
import { AppSection } from './AppSection.tsx';
import { PasskeysSection } from './PasskeysSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';

/** Everything that somebody looks after of their own account. */
export function OwnAccount() {
  const t = useT('account');
  const { api } = useAccount();
  const loaded = useLoaded(api.me);
  const own = loaded.data;
  return (
    <>
      <LoadNote {...loaded} label={t('account.loading')} />
      {own !== null && (
        <div className={styles.grid}>
          <div className={styles.column}>
            <ProfileSection own={own} />
            <PasswordSection own={own} />
            <SessionsSection />
          </div>
          <div className={styles.column}>
            {own.password && <AppSection isOn={own.twoFactorEnabled} onChange={loaded.reload} />}
            <PasskeysSection />
          </div>
        </div>
      )}
    </>
  );
}
