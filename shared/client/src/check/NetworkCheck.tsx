import { useT } from '../i18n/in-locale.tsx';
import { NetworkIcon } from '../ui/icons/sound.tsx';
import { CheckCard } from './CheckCard.tsx';
import styles from './checks.module.css';
import { PathList } from './PathList.tsx';
import type { Check } from './use-check.ts';

/** Whether the server is reached, how soon it answers, and which ways sound and picture can take. */
export function NetworkCheck({ check: { readiness, line, paths } }: { check: Check }) {
  const t = useT('check');
  const common = useT('common');
  const { phase, refused, roundTripMs } = line;
  return (
    <CheckCard name="network" icon={<NetworkIcon />} finding={readiness.network}>
      <dl className={styles.facts}>
        <div>
          <dt className={styles.soft}>{t('network.line')}</dt>
          <dd className={styles.value}>
            {refused === null ? common(`connection.${phase}`) : t('network.refused')}
          </dd>
        </div>
        <div>
          <dt className={styles.soft}>{t('network.roundTrip')}</dt>
          <dd className={styles.value} data-testid="check-round-trip">
            {roundTripMs === null ? t('network.unknown') : t('network.milliseconds', { ms: roundTripMs })}
          </dd>
        </div>
      </dl>
      {refused === null && <PathList found={paths} />}
    </CheckCard>
  );
}
