import type { i18n } from 'i18next';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { isTrial, TrialBanner } from '../ui/TrialBanner.tsx';
import '../ui/styles.css';
import { report, reportUnhandled } from './report.ts';

/** Draws a client into the page's `#root`, with its words around it and a net below it. */
export function mount(i18n: i18n, app: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  reportUnhandled();
  keepStyleElementsOut();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <ErrorBoundary onError={report}>{app}</ErrorBoundary>
        {isTrial() && <TrialBanner />}
      </I18nextProvider>
    </StrictMode>,
  );
}

/** react-aria adds a style element, which the content security policy refuses, unless one of this id is there. */
function keepStyleElementsOut(): void {
  const marker = document.createElement('meta');
  marker.id = 'react-aria-pressable-style';
  marker.name = 'mado:pressable-style';
  marker.content = 'base.css';
  document.head.append(marker);
}
