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

/** How a question was answered, and which tablet came of it. */
export type Done = { readonly what: 'approved'; readonly tabletId: string } | { readonly what: 'denied' };

type Step =
  { readonly at: 'code'; readonly done: Done | null } | { readonly at: 'review'; readonly found: Found };

/** Makes a device a tablet: its code, who asks, for which counter. */
export function PairingPanel({ tablets }: { tablets: readonly TabletEntry[] }) {
  const t = useT('admin');
  const [step, setStep] = useState<Step>({ at: 'code', done: null });
  const leave = (done: Done | null): void => {
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
          {step.done !== null && holds(step.done, tablets) && (
            <Banner kind="info">{t(`pairing.${step.done.what}`)}</Banner>
          )}
          <CodeForm onFound={(found) => setStep({ at: 'review', found })} />
        </>
      ) : (
        <PairingReview {...step.found} tablets={tablets} onLeave={leave} />
      )}
    </section>
  );
}

/** Whether there is anything left to say of it: not of a tablet that was sent away again. */
const holds = (done: Done, tablets: readonly TabletEntry[]): boolean =>
  done.what === 'denied' ||
  !tablets.some(({ tabletId, revokedAt }) => tabletId === done.tabletId && revokedAt !== null);
