import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { TabletEntry } from '@mado/core/protocol/rest/tablets.ts';

/** What people can call a tablet by: its name, else what kind of device it is. */
export function useTabletName(): (tablet: Pick<TabletEntry, 'name' | 'device'>) => string {
  const t = useT('admin');
  return ({ name, device }) => (name === '' ? (device ?? t('tablets.unnamed')) : name);
}
