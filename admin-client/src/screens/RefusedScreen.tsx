import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { ProblemScreen } from '../ui/ProblemScreen.tsx';

/** The server will not have this page, though it knows who asks. */
export function RefusedScreen({ code }: { code: 'forbidden' | 'outdated-client' }) {
  const t = useT('admin');
  const common = useT('common');
  return (
    <ProblemScreen
      title={t('error.title')}
      text={useErrorText()(code)}
      code={code}
      actions={
        <Button kind="primary" size="large" onPress={() => window.location.reload()}>
          {common('actions.reload')}
        </Button>
      }
    />
  );
}
