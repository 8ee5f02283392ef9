import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Column } from '../../ui/Table.tsx';

const names = ['time', 'counter', 'language', 'interpreter', 'outcome', 'wait', 'talk', 'survey'] as const;

/** The columns of the call log, in their order. */
export function useColumns(): Column[] {
  const t = useT('admin');
  return names.map((name) => ({ name, heading: t(`calls.${name}`) }));
}

export const columnCount = names.length;
