import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { useConsole } from '../../console-context.ts';

/** The way to one's own account, while there is nobody to interpret for. */
export function AccountButton({ name }: { name: string }) {
  const t = useT('account');
  const { accountOpen } = useConsole();
  return (
    <Button
      kind="quiet"
      size="small"
      aria-label={t('account.open', { name })}
      onPress={() => accountOpen.set(true)}
      data-testid="open-account"
    >
      {t('account.title')}
    </Button>
  );
}
