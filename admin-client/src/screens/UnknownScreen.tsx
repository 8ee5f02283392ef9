import { useT } from '@mado/client/i18n/in-locale.tsx';
import { callsHref } from '../routing/routes.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { ProblemScreen } from '../ui/ProblemScreen.tsx';

/** The address names no page. */
export function UnknownScreen() {
  const t = useT('admin');
  return (
    <ProblemScreen
      title={t('error.pageTitle')}
      text={t('error.pageText')}
      actions={<BackLink href={callsHref}>{t('call.back')}</BackLink>}
    />
  );
}
