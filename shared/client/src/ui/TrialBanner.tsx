import { useLocale, useT } from '../i18n/in-locale.tsx';
import { WarningIcon } from './icons/signs.tsx';
import styles from './TrialBanner.module.css';

/** Whether the server that gave out this page is a trial for the room: it says so at the page's root element. */
export const isTrial = (): boolean => document.documentElement.hasAttribute('data-trial');

/** Below every screen of a trial, so that nobody takes it for the real service. */
export function TrialBanner() {
  const t = useT('common');
  return (
    <aside className={styles.banner} lang={useLocale()} data-testid="trial-banner">
      <WarningIcon className={styles.sign} />
      {t('trial.banner')}
    </aside>
  );
}
