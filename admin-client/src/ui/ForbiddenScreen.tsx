import { useT } from '@mado/client/i18n/in-locale.tsx';
import { callsHref } from '../routing/routes.ts';
import { BackLink } from './BackLink.tsx';
import { ProblemScreen } from './ProblemScreen.tsx';

/** Whoever is signed in may not see this page. */
export function ForbiddenScreen() {
  const t = useT('admin');
  return (
    <ProblemScreen
      name="forbidden"
      title={t('error.forbiddenTitle')}
      text={t('error.forbiddenText')}
      actions={<BackLink href={callsHref}>{t('call.back')}</BackLink>}
    />
  );
}
