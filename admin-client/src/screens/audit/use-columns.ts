import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { Column } from '../../ui/Table.tsx';

const names = ['seq', 'when', 'who', 'what', 'about', 'from'] as const;

/** The columns of the audit log, in their order. */
export function useColumns(): Column[] {
  const t = useT('admin');
  return names.map((name) => ({ name, heading: t(`audit.column.${name}`) }));
}
