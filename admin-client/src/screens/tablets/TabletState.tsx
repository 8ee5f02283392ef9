import { useT } from '@mado/client/i18n/in-locale.tsx';
import { CheckIcon, ClockIcon } from '@mado/client/ui/icons/signs.tsx';
import type { TabletEntry } from '@mado/core/protocol/rest/tablets.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { CrossIcon, DotsIcon } from '../../ui/icons.tsx';
import table from '../../ui/Table.module.css';
import styles from './TabletTable.module.css';

const signs = { connected: CheckIcon, away: ClockIcon, never: DotsIcon, revoked: CrossIcon };

/** Whether a tablet is here: a sign and its words, with when it was seen last. */
export function TabletState({ tablet }: { tablet: TabletEntry }) {
  const t = useT('admin');
  const { day, time } = useDateText();
  const { lastSeenAt, revokedAt } = tablet;
  const state = stateOf(tablet);
  const Sign = signs[state];
  const at = state === 'revoked' ? revokedAt : state === 'away' ? lastSeenAt : null;
  return (
    <>
      <span className={styles.state} data-state={state}>
        <Sign className={styles.sign} />
        {t(`tablets.is.${state}`)}
      </span>
      {at !== null && (
        <span className={table.beside}>
          {state === 'away'
            ? t('tablets.lastSeen', { at: `${day(at)} ${time(at)}` })
            : `${day(at)} ${time(at)}`}
        </span>
      )}
    </>
  );
}

function stateOf({ connected, lastSeenAt, revokedAt }: TabletEntry): keyof typeof signs {
  if (revokedAt !== null) return 'revoked';
  if (connected) return 'connected';
  return lastSeenAt === null ? 'never' : 'away';
}
