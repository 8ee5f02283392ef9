import type { OwnAccount } from '@mado/core/protocol/rest/account.ts';
import { useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { Section } from './Section.tsx';
import styles from './Section.module.css';

/** The password, and how to change it. */
export function PasswordSection({ own }: { own: OwnAccount }) {
  const t = useT('account');
  const [stage, setStage] = useState<'closed' | 'open' | 'changed'>('closed');
  if (!own.password)
    return (
      <Section title={t('password.title')}>
        <p className={styles.note}>{t('password.none')}</p>
      </Section>
    );
  return (
    <Section title={t('password.title')} data-testid="section-password">
      {stage === 'changed' && <Banner kind="info">{t('password.changed')}</Banner>}
      {stage === 'open' ? (
        <ChangePassword
          email={own.email}
          onChanged={() => setStage('changed')}
          onCancel={() => setStage('closed')}
        />
      ) : (
        <>
          <p className={styles.note}>{t('password.changeText')}</p>
          <Button onPress={() => setStage('open')} data-testid="password-open">
            {t('password.change')}
          </Button>
        </>
      )}
    </Section>
  );
}
