import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import type { RequestError } from '@mado/client/socket/request-error.ts';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';

interface ProblemBannerProps {
  error: RequestError;
  onRetry: () => void;
  /** Before what went wrong: what this means for what is shown. */
  children?: string;
}

/** A part of a page could not be read. With words of its own it is a warning: something is shown all the same. */
export function ProblemBanner({ error, onRetry, children }: ProblemBannerProps) {
  const t = useT('admin');
  const errorText = useErrorText();
  const retry = (
    <Button size="small" onPress={onRetry}>
      {t('error.retry')}
    </Button>
  );
  return (
    <Banner kind={children === undefined ? 'error' : 'warning'} action={retry}>
      {children} {errorText(error.code)}
    </Banner>
  );
}
