import { useT } from '@mado/client/i18n/in-locale.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import type { Column } from '../../ui/Table.tsx';

const names = ['counter', 'tablet', 'state', 'paired'] as const;

/** The columns of the tablets, in their order. @param mayChange something can be done about them */
export function useColumns(mayChange: boolean): Column[] {
  const t = useT('admin');
  const columns = names.map((name) => ({ name, heading: t(`tablets.${name}`) }));
  const actions = { name: 'actions', heading: <HiddenText>{t('tablets.actions')}</HiddenText> };
  return mayChange ? [...columns, actions] : columns;
}
