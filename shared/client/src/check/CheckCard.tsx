import { useId, type ReactNode } from 'react';
import { useErrorText } from '../i18n/error-text.ts';
import { useT } from '../i18n/in-locale.tsx';
import { classes } from '../ui/classes.ts';
import { CheckIcon, ClockIcon, ErrorIcon, WarningIcon } from '../ui/icons/signs.tsx';
import styles from './CheckCard.module.css';
import type { CheckName, CheckReason, CheckState, Finding } from './readiness.ts';

const signs = { open: ClockIcon, good: CheckIcon, poor: WarningIcon, bad: ErrorIcon };

interface CheckCardProps {
  name: CheckName;
  icon: ReactNode;
  finding: Finding;
  children: ReactNode;
}

/** One thing that is checked: how it stands in a word and a sign, why, and what to do. */
export function CheckCard({ name, icon, finding, children }: CheckCardProps) {
  const t = useT('check');
  const id = useId();
  const reasonText = useReasonText();
  return (
    <section
      className={styles.card}
      aria-labelledby={id}
      data-testid={`check-${name}`}
      data-state={finding.state}
      data-reason={finding.reason ?? ''}
    >
      <div className={styles.head}>
        <span className={styles.icon}>{icon}</span>
        <h2 className={styles.title} id={id}>
          {t(`names.${name}`)}
        </h2>
        <Badge state={finding.state} />
      </div>
      {finding.reason !== null && <p className={styles.reason}>{reasonText(finding.reason)}</p>}
      {children}
    </section>
  );
}

function Badge({ state }: { state: CheckState }) {
  const t = useT('check');
  const Sign = signs[state];
  return (
    <span className={classes(styles.badge, styles[state])} role="status">
      <Sign />
      {t(`state.${state}`)}
    </span>
  );
}

const isOfDevice = (reason: CheckReason) => /^(?:camera|microphone)-|^insecure/.test(reason);

function useReasonText(): (reason: CheckReason) => string {
  const t = useT('check');
  const errorText = useErrorText();
  return (reason) => (isOfDevice(reason) ? errorText(reason) : t(`reason.${reason as 'outdated'}`));
}
