import { paths } from '@mado/core/domain/quality.ts';
import { useT } from '../i18n/in-locale.tsx';
import { CheckIcon, ClockIcon, ErrorIcon, WarningIcon } from '../ui/icons/signs.tsx';
import styles from './PathList.module.css';
import type { PathFindings } from './use-paths.ts';

const signs = {
  trying: ClockIcon,
  works: CheckIcon,
  barred: ErrorIcon,
  absent: WarningIcon,
  unknown: WarningIcon,
};

/** Which ways sound and picture can take from here, the best first. */
export function PathList({ found }: { found: PathFindings }) {
  const t = useT('check');
  return (
    <ul className={styles.list} aria-label={t('network.paths')}>
      {paths.map((path) => {
        const finding = found[path];
        const state = finding?.state ?? 'trying';
        const Sign = signs[state];
        return (
          <li key={path} className={styles.path} data-testid={`check-path-${path}`} data-state={state}>
            <span className={styles.name}>{t(`path.${path}`)}</span>
            <span className={styles.state} role="status">
              <Sign />
              {t(`pathState.${state}`)}
              {finding !== null && finding.roundTripMs !== null && (
                <span className={styles.time}>{t('network.milliseconds', { ms: finding.roundTripMs })}</span>
              )}
            </span>
            {state === 'barred' && finding !== null && finding.target !== null && (
              <span className={styles.target}>
                {t('network.toOpen', {
                  what: path === 'relay' ? finding.target : `${path.toUpperCase()} ${finding.target}`,
                })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
