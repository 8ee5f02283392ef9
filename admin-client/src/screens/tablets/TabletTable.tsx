import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { TabletEntry } from '@mado/core/protocol/rest/tablets.ts';
import { useState } from 'react';
import hidden from '../../ui/hidden.module.css';
import { MoveDialog } from './MoveDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import { TabletRow } from './TabletRow.tsx';
import styles from './TabletTable.module.css';

interface TabletTableProps {
  tablets: readonly TabletEntry[];
  mayChange: boolean;
}

/** What is about to be done to a tablet, once it is confirmed. */
type Intent = { readonly what: 'move' | 'revoke'; readonly tablet: TabletEntry };

/** Tablets by counter. */
export function TabletTable({ tablets, mayChange }: TabletTableProps) {
  const t = useT('admin');
  const [intent, setIntent] = useState<Intent | null>(null);
  const close = (): void => setIntent(null);
  return (
    <>
      <table className={styles.table}>
        <caption className={hidden.hidden}>{t('tablets.caption')}</caption>
        <Columns mayChange={mayChange} />
        <tbody>
          {tablets.map((tablet) => (
            <TabletRow
              key={tablet.tabletId}
              tablet={tablet}
              {...(mayChange && { onIntent: (what) => setIntent({ what, tablet }) })}
            />
          ))}
        </tbody>
      </table>
      {intent?.what === 'revoke' && <RevokeDialog tablet={intent.tablet} onClose={close} />}
      {intent?.what === 'move' && <MoveDialog tablet={intent.tablet} onClose={close} />}
    </>
  );
}

const columns = ['counter', 'tablet', 'state', 'paired'] as const;

export function Columns({ mayChange }: { mayChange: boolean }) {
  const t = useT('admin');
  return (
    <thead className={styles.head}>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col" data-column={column}>
            {t(`tablets.${column}`)}
          </th>
        ))}
        {mayChange && (
          <th scope="col" data-column="actions">
            <span className={hidden.hidden}>{t('tablets.actions')}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
