import { Component, type ReactNode } from 'react';
import { useLocale, useT } from '../i18n/in-locale.tsx';
import { Button } from './Button.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';

interface Props {
  children: ReactNode;
  onError: (error: unknown) => void;
}

/** Keeps a defect in drawing from leaving an empty page. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.failed ? <Crash /> : this.props.children;
  }
}

function Crash() {
  const t = useT('common');
  return (
    <ErrorScreen
      lang={useLocale()}
      title={t('crash.title')}
      text={t('crash.text')}
      actions={
        <Button kind="primary" size="counter" onPress={() => window.location.reload()}>
          {t('actions.reload')}
        </Button>
      }
    />
  );
}
