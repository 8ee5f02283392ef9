import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { TabletEntry } from '@mado/core/protocol/rest/tablets.ts';
import { useState } from 'react';
import { Table } from '../../ui/Table.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import { TabletRow } from './TabletRow.tsx';
import styles from './TabletTable.module.css';
import { useColumns } from './use-columns.tsx';

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
      <Table className={styles.tablets} caption={t('tablets.caption')} columns={useColumns(mayChange)}>
        <tbody>
          {tablets.map((tablet) => (
            <TabletRow
              key={tablet.tabletId}
              tablet={tablet}
              {...(mayChange && { onIntent: (what) => setIntent({ what, tablet }) })}
            />
          ))}
        </tbody>
      </Table>
      {intent?.what === 'revoke' && <RevokeDialog tablet={intent.tablet} onClose={close} />}
      {intent?.what === 'move' && <MoveDialog tablet={intent.tablet} onClose={close} />}
    </>
  );
}
