import { StaffLanguageSwitch } from '@mado/client/i18n/StaffLanguageSwitch.tsx';
import { ConnectionState } from '@mado/client/ui/ConnectionState.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { staffLocale } from '@mado/client/i18n/staff-locale.ts';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import type { ReactNode } from 'react';
import { useTablet } from '../tablet-context.ts';
import { Logo } from '../pictures/Logo.tsx';
import styles from './StaffStrip.module.css';

interface StaffStripProps {
  counter?: CounterView;
  /** What is going on, for the staff beside the visitor. */
  children?: ReactNode;
  canChooseLanguage?: boolean;
  /** What the staff may do from here. */
  action?: ReactNode;
}

/** The line for the staff, in their language, above the visitor's part. */
export function StaffStrip({ counter, children, canChooseLanguage = false, action }: StaffStripProps) {
  const { connection } = useTablet();
  return (
    <header className={styles.strip} lang={useStore(staffLocale)}>
      <span className={styles.brand}>
        <Logo />
        <span>Mado</span>
      </span>
      {counter !== undefined && (
        <span className={styles.counter} lang="ja">
          <span className={styles.department}>
            {counter.department} {counter.section}
          </span>
          <span>{counter.name}</span>
        </span>
      )}
      <span className={styles.status}>{children}</span>
      {action}
      {canChooseLanguage && <StaffLanguageSwitch />}
      {connection.refused === null && <ConnectionState phase={connection.phase} />}
    </header>
  );
}
