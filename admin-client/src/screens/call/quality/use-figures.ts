import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import type { QualitySummary } from '@mado/core/domain/quality-summary.ts';

/** How figures are written in the language of the screen; null for what is not known. */
export function useFigures() {
  const t = useT('admin');
  const locale = useLocale();
  const inPercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const inTenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    percent: (share: number | null): string | null => (share === null ? null : inPercent.format(share)),
    tenths: (value: number): string => inTenths.format(value),
    spread: (of: QualitySummary['rttMs']): string | null => of && t('quality.value.spread', of),
    list: (names: readonly string[]): string | null =>
      names.length === 0 ? null : names.join(t('quality.value.between')),
  };
}
