import { StaffLanguageSwitch } from '@mado/client/i18n/StaffLanguageSwitch.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { ConnectionState } from '@mado/client/ui/ConnectionState.tsx';
import type { ReactNode } from 'react';
import { useConsole } from '../console-context.ts';
import icon from '../icon.svg';
import styles from './Header.module.css';

/** The top of every screen outside a call: where one is, who one is, and whether the line stands. */
export function Header({ children }: { children?: ReactNode }) {
  const t = useT('interpreter');
  const { connection } = useConsole();
  return (
    <header className={styles.header}>
      <p className={styles.brand}>
        <img className={styles.icon} src={icon} alt="" />
        <span>
          <span className={styles.product}>Mado</span> {t('title')}
        </span>
      </p>
      <div className={styles.middle}>{children}</div>
      <StaffLanguageSwitch />
      {/* A server that refuses us has been reached. */}
      <ConnectionState phase={connection.refused === null ? connection.phase : 'connected'} />
    </header>
  );
}
