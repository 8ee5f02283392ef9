import type { OwnAccount } from '@mado/core/protocol/rest/account.ts';
import { useT } from '../../i18n/in-locale.tsx';
import { Section } from './Section.tsx';
import styles from './Section.module.css';

/** Who one is here. An administrator changes it. */
export function ProfileSection({ own }: { own: OwnAccount }) {
  const t = useT('account');
  return (
    <Section title={t('account.profile')}>
      <dl className={styles.facts}>
        <dt>{t('account.name')}</dt>
        <dd>{own.name}</dd>
        <dt>{t('account.email')}</dt>
        <dd>{own.email}</dd>
        <dt>{t('account.role')}</dt>
        <dd>{t(`role.${own.role}`)}</dd>
      </dl>
      <p className={styles.note}>{t('account.profileNote')}</p>
    </Section>
  );
}
