import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import type { PairingRequest, TabletEntry } from '@mado/core/protocol/rest/tablets.ts';
import { useState } from 'react';
import { tabletsHref } from '../../routing/routes.ts';
import { CodeForm } from './CodeForm.tsx';
import { PairingReview } from './PairingReview.tsx';
import styles from './PairingPanel.module.css';

/** A device that was found by its code. */
export interface Found {
  readonly code: string;
  readonly request: PairingRequest;
}

type Step =
  | { readonly at: 'code'; readonly done: 'approved' | 'denied' | null }
  | { readonly at: 'review'; readonly found: Found };

/** Makes a device a tablet: its code, who asks, for which counter. */
export function PairingPanel({ tablets }: { tablets: readonly TabletEntry[] }) {
  const t = useT('admin');
  const [step, setStep] = useState<Step>({ at: 'code', done: null });
  const leave = (done: 'approved' | 'denied' | null): void => {
    // The code of the address was this one.
    window.history.replaceState(null, '', tabletsHref);
    setStep({ at: 'code', done });
  };
  return (
    <section className={styles.panel} aria-labelledby="pairing-title">
      <h2 id="pairing-title" className={styles.title}>
        {t('pairing.title')}
      </h2>
      {step.at === 'code' ? (
        <>
          {step.done !== null && <Banner kind="info">{t(`pairing.${step.done}`)}</Banner>}
          <CodeForm onFound={(found) => setStep({ at: 'review', found })} />
        </>
      ) : (
        <PairingReview {...step.found} tablets={tablets} onLeave={leave} />
      )}
    </section>
  );
}
