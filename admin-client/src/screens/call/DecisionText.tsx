import { useT } from '@mado/client/i18n/in-locale.tsx';
import { skipReasons } from '@mado/core/domain/matching.ts';
import type { TimelineEntry } from '@mado/core/protocol/rest/calls.ts';
import { Seconds } from '../../ui/Duration.tsx';
import styles from './DecisionText.module.css';

/** In the order in which they count. */
const wishNames = ['gender', 'deaf', 'again'] as const;

/**
 * Why this interpreter and nobody else: how long they had been idle, who else was free, of which group they are, what
 * was preferred and whether they are as preferred, what was given up of what the call asked for, and who could not be rung.
 */
export function DecisionText({ decision }: { decision: NonNullable<TimelineEntry['decision']> }) {
  const t = useT('admin');
  const { idleMs, others, skipped, relaxed, group, preferred } = decision;
  const passedOver = skipReasons.filter((reason) => skipped[reason] > 0);
  return (
    <div className={styles.decision} data-testid="decision">
      <ul className={styles.list}>
        <li>
          {others > 0 ? t('decision.longest', { count: others }) : t('decision.only')}{' '}
          <Seconds seconds={Math.floor(idleMs / 1_000)} />
        </li>
        {group !== null && <li data-group={group}>{t('decision.group', { name: group })}</li>}
        {wishNames.map((wish) => {
          const met = preferred[wish];
          if (met === undefined) return null;
          return (
            <li key={wish} data-preferred={wish} data-met={met}>
              {t(`decision.preferred.${wish}.${met}`)}
            </li>
          );
        })}
        {relaxed !== 0 && <li data-relaxed={relaxed}>{t(`decision.relaxed.${relaxed}`)}</li>}
      </ul>
      {passedOver.length > 0 && (
        <>
          <p className={styles.title}>{t('decision.passedOver')}</p>
          <ul className={styles.passedOver}>
            {passedOver.map((reason) => (
              <li key={reason} data-reason={reason}>
                {t(`decision.${reason}`, { count: skipped[reason] })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
