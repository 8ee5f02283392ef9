import type { OwnAccount as Own } from '@mado/core/protocol/rest/account.ts';
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useAccount } from '../account-context.ts';
import { ProblemNote } from '../ProblemNote.tsx';
import { problemOf, type Problem } from '../use-attempt.ts';
import styles from './Account.module.css';
import { AppSection } from './AppSection.tsx';
import { PasskeysSection } from './PasskeysSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';

/** Everything that somebody looks after of their own account. */
export function OwnAccount() {
  const t = useT('account');
  const { api, onSignedOut } = useAccount();
  const [own, setOwn] = useState<Own | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(() => {
    api.me().then(
      (me) => {
        setProblem(null);
        setOwn(me);
      },
      (error: unknown) => {
        const met = problemOf(error);
        if (met.code === 'unauthenticated') onSignedOut();
        else setProblem(met);
      },
    );
  }, [api, onSignedOut]);
  useEffect(load, [load]);
  if (own === null)
    return problem === null ? (
      <Spinner label={t('account.loading')} />
    ) : (
      <>
        <ProblemNote problem={problem} />
        <Button onPress={load}>{t('account.retry')}</Button>
      </>
    );
  return (
    <div className={styles.grid}>
      <div className={styles.column}>
        <ProfileSection own={own} />
        <PasswordSection own={own} />
        <SessionsSection />
      </div>
      <div className={styles.column}>
        {own.password && <AppSection isOn={own.twoFactorEnabled} onChange={load} />}
        <PasskeysSection />
      </div>
    </div>
  );
}
