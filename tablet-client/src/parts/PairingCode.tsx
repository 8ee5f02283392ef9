import { clockText } from '@mado/client/i18n/elapsed.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { QrCode } from '@mado/client/ui/QrCode.tsx';
import type { PairingState } from '../flow/pairing.ts';
import { useSecondsLeft } from '../flow/use-seconds-left.ts';
import styles from './PairingCode.module.css';

type Shown = Extract<PairingState, { state: 'shown' }>;

/** What an administrator needs to see, and what to do with it. */
export function PairingCode({ code, endsAt, reached }: Shown) {
  const t = useT('tablet');
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('unpaired.title')}</h1>
        {reached ? <p>{t('unpaired.text')}</p> : <Banner kind="warning">{t('unpaired.unreached')}</Banner>}
      </header>
      <section className={styles.card} aria-label={t('unpaired.code')}>
        <div className={styles.words}>
          <p className={styles.label}>{t('unpaired.code')}</p>
          <p className={styles.code} data-testid="pairing-code" translate="no" lang="en">
            {code}
          </p>
          <Remaining endsAt={endsAt} />
        </div>
        <Approval code={code} />
      </section>
      <ol className={styles.steps}>
        <li>{t('unpaired.step1')}</li>
        <li>{t('unpaired.step2')}</li>
        <li>{t('unpaired.step3')}</li>
      </ol>
    </div>
  );
}

/** Counts down; not told aloud each second. */
function Remaining({ endsAt }: { endsAt: number }) {
  const t = useT('tablet');
  return (
    <p className={styles.left}>
      {t('unpaired.left')} <span className={styles.time}>{clockText(useSecondsLeft(endsAt))}</span>
    </p>
  );
}

/** The page where it is approved, for a camera; a code alone opens nothing there. */
function Approval({ code }: { code: string }) {
  const t = useT('tablet');
  const address = `${window.location.origin}/admin/tablets`;
  return (
    <figure className={styles.approval}>
      <QrCode className={styles.qr} text={`${address}?code=${code}`} label={t('unpaired.qr', { address })} />
      <figcaption translate="no">{address.replace(/^https?:\/\//, '')}</figcaption>
    </figure>
  );
}
