import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import type { RequestError } from '@mado/client/socket/request-error.ts';
import { Banner } from '@mado/client/ui/Banner.tsx';
import type { AuditVerdict } from '@mado/core/protocol/rest/audit.ts';
import { useDateText } from '../../log/use-date-text.ts';

/** What the last check found, in words. */
export function Verdict({ verdict, error }: { verdict: AuditVerdict | null; error: RequestError | null }) {
  const t = useT('admin');
  const errorText = useErrorText();
  const { second } = useDateText();
  const number = new Intl.NumberFormat(useLocale());
  if (error !== null)
    return (
      <Banner kind="warning">
        {t('audit.notVerified')} {errorText(error.code)}
      </Banner>
    );
  if (verdict === null) return null;
  const time = second(verdict.checkedAt);
  if (verdict.whole)
    return (
      <Banner kind="info" detail={t('audit.wholeDetail', { time })}>
        <span data-testid="audit-verdict" data-whole="true">
          {t('audit.whole', { count: verdict.entries, number: number.format(verdict.entries) })}
        </span>
      </Banner>
    );
  return (
    <Banner kind="error" detail={t('audit.brokenDetail', { time })}>
      <span data-testid="audit-verdict" data-whole="false">
        {t('audit.broken', { seq: number.format(verdict.seq) })} {t(`audit.problem.${verdict.problem}`)}
      </span>
    </Banner>
  );
}
