import { useT } from '../i18n/in-locale.tsx';
import styles from './NetworkRequest.module.css';

/** What to ask of whoever looks after the network, in their words: to be shown, copied or photographed. */
export function NetworkRequest() {
  const t = useT('common');
  const { hostname, protocol, port } = window.location;
  const used = port === '' ? standardPort(protocol) : port;
  return (
    <section className={styles.request} aria-label={t('networkRequest.for')}>
      <h2 className={styles.title}>{t('networkRequest.for')}</h2>
      <dl className={styles.list}>
        <dt>{t('networkRequest.host')}</dt>
        <dd className={styles.exact} lang="en">
          {hostname}
        </dd>
        <dt>{t('networkRequest.port')}</dt>
        <dd>{t('networkRequest.portValue', { port: used })}</dd>
        <dt>{t('networkRequest.pass')}</dt>
        <dd>{t('networkRequest.passValue')}</dd>
        <dt>{t('networkRequest.proxy')}</dt>
        <dd>{t('networkRequest.proxyValue')}</dd>
      </dl>
    </section>
  );
}

const standardPort = (protocol: string): string => (protocol === 'https:' ? '443' : '80');
