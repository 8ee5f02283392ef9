import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import type { TabletEntry } from '@mado/core/protocol/rest/tablets.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { Absent } from '../../ui/Absent.tsx';
import table from '../../ui/Table.module.css';
import { TabletState } from './TabletState.tsx';
import styles from './TabletTable.module.css';
import { useTabletName } from './use-tablet-name.ts';

interface TabletRowProps {
  tablet: TabletEntry;
  /** Left out where nothing may be changed. */
  onIntent?: (what: 'move' | 'revoke') => void;
}

export function TabletRow({ tablet, onIntent }: TabletRowProps) {
  const { counter, name, device } = tablet;
  const nameOf = useTabletName();
  return (
    <tr className={table.row} data-testid="tablet-row" data-tablet-id={tablet.tabletId}>
      <th scope="row" lang="ja">
        <span className={table.beside}>
          {counter.department} {counter.section}
        </span>
        {counter.name}
      </th>
      <td>
        {nameOf(tablet)}
        {name !== '' && device !== null && <span className={table.beside}>{device}</span>}
      </td>
      <td>
        <TabletState tablet={tablet} />
      </td>
      <td>
        <Paired {...tablet} />
      </td>
      {onIntent !== undefined && (
        <td>
          <Actions tablet={tablet} onIntent={onIntent} />
        </td>
      )}
    </tr>
  );
}

function Paired({ pairedAt, pairedBy }: Pick<TabletEntry, 'pairedAt' | 'pairedBy'>) {
  const { day, time } = useDateText();
  if (pairedAt === null) return <Absent />;
  return (
    <>
      {day(pairedAt)} {time(pairedAt)}
      {pairedBy !== null && (
        <span className={table.beside} lang="ja">
          {pairedBy}
        </span>
      )}
    </>
  );
}

function Actions({ tablet, onIntent }: Required<TabletRowProps>) {
  const t = useT('admin');
  const counter = tablet.counter.name;
  return (
    <div className={styles.actions}>
      <Button
        kind="quiet"
        size="small"
        aria-label={t('tablets.moveOf', { counter })}
        onPress={() => onIntent('move')}
      >
        {t('tablets.move')}
      </Button>
      <Button
        kind="quiet"
        size="small"
        aria-label={t('tablets.revokeOf', { counter })}
        data-testid="tablet-revoke"
        onPress={() => onIntent('revoke')}
      >
        {t('tablets.revoke')}
      </Button>
    </div>
  );
}
