import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { CheckIcon } from '@mado/client/ui/icons/signs.tsx';
import type { AuditFilter } from '@mado/core/protocol/rest/audit.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { auditCsvHref, verification } from '../../api/audit-queries.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { ExportLink } from '../../ui/ExportLink.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import styles from './AuditHeader.module.css';
import { Verdict } from './Verdict.tsx';

/** What the page is, the log as a file, and whether it is whole. */
export function AuditHeader({ filter }: { filter: AuditFilter }) {
  const t = useT('admin');
  const { zone } = useDateText();
  const client = useQueryClient();
  const { mutate, isPending, data, error } = useMutation({
    ...verification,
    // The check is an entry too.
    onSuccess: () => client.invalidateQueries({ queryKey: ['audit'] }),
  });
  const actions = (
    <>
      <p>{t('calls.zone', { zone })}</p>
      <Button
        size="small"
        icon={<CheckIcon />}
        onPress={() => mutate()}
        isPending={isPending}
        data-testid="verify-audit"
      >
        {isPending ? t('audit.verifying') : t('audit.verify')}
      </Button>
      <ExportLink href={auditCsvHref(filter)} />
    </>
  );
  return (
    <>
      <PageHeading title={t('audit.title')} actions={actions} />
      <p className={styles.about}>{t('audit.about')}</p>
      <Verdict verdict={data ?? null} error={error} />
    </>
  );
}
