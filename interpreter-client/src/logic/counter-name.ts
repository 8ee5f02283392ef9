import type { CounterView } from '@mado/core/protocol/tablet.ts';

/** Where a counter is, from the large to the small. */
export const counterName = ({ department, section, name }: CounterView): string =>
  [department, section, name].filter((part) => part !== '').join(' ');
