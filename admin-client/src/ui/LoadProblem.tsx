import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { RequestError } from '@mado/client/socket/request-error.ts';
import { Button } from '@mado/client/ui/Button.tsx';
import { RetryIcon } from '@mado/client/ui/icons/signs.tsx';
import { ForbiddenScreen } from './ForbiddenScreen.tsx';
import { ProblemScreen } from './ProblemScreen.tsx';

/** Nothing could be read, so there is nothing to show but that. */
export function LoadProblem({ error, onRetry }: { error: RequestError; onRetry: () => void }) {
  const t = useT('admin');
  const errorText = useErrorText();
  if (error.code === 'forbidden') return <ForbiddenScreen />;
  const offline = error.code === 'disconnected';
  return (
    <ProblemScreen
      name={offline ? 'offline' : 'error'}
      title={offline ? t('offline.title') : t('error.title')}
      text={offline ? t('offline.text') : errorText(error.code)}
      code={error.code}
      actions={
        <Button kind="primary" size="large" icon={<RetryIcon />} onPress={onRetry}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}
