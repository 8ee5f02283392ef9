import { useT } from '@mado/client/i18n/in-locale.tsx';
import styles from './ExportLink.module.css';
import { DownloadIcon } from './icons.tsx';

/** A log as a file. */
export function ExportLink({ href }: { href: string }) {
  const t = useT('admin');
  return (
    <a className={styles.export} href={href} download data-testid="export-csv">
      <DownloadIcon className={styles.sign} />
      {t('calls.export')}
    </a>
  );
}
