import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { CheckIcon } from '@mado/client/ui/icons/signs.tsx';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { useEffect, useState, type ReactNode } from 'react';
import { enter } from '../flow/enter.ts';
import { OfflinePicture } from '../pictures/OfflinePicture.tsx';
import { UnpairedPicture } from '../pictures/UnpairedPicture.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './PairingNotices.module.css';

/** Long enough to read the name of the counter. */
const READ_MS = 6_000;

const Notice = ({ picture, title, children }: { picture: ReactNode; title: string; children: ReactNode }) => (
  <div className={styles.notice} role="status">
    {picture}
    <h1>{title}</h1>
    {children}
  </div>
);

interface PairedWithProps {
  counter: CounterView;
  /** Nothing came of it: the server does not know this tablet after all. */
  onTurnedAway: () => void;
}

/** Done: to which counter it belongs now. It goes on by itself, with the credential that it was just given. */
export function PairedWith({ counter, onTurnedAway }: PairedWithProps) {
  const t = useT('tablet');
  const { line, connection } = useTablet();
  const [entering, setEntering] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setEntering(true), READ_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => (entering ? enter(line, onTurnedAway) : undefined), [entering, line, onTurnedAway]);
  return (
    <Notice picture={<CheckIcon className={styles.done} />} title={t('unpaired.paired')}>
      <p className={styles.counter} lang="ja">
        <span className={styles.section}>
          {counter.department} {counter.section}
        </span>
        <span>{counter.name}</span>
      </p>
      {entering && connection.phase === 'offline' ? (
        <Banner kind="warning">{t('unpaired.unreached')}</Banner>
      ) : (
        <p>{t('unpaired.pairedText')}</p>
      )}
      <Button kind="primary" size="counter" isPending={entering} onPress={() => setEntering(true)}>
        {t('unpaired.start')}
      </Button>
    </Notice>
  );
}

/** An administrator said no: whether it was meant is for people to find out. */
export function PairingDenied({ onAgain }: { onAgain: () => void }) {
  const t = useT('tablet');
  return (
    <Notice picture={<UnpairedPicture />} title={t('unpaired.denied')}>
      <p>{t('unpaired.deniedText')}</p>
      <Button kind="primary" size="counter" onPress={onAgain}>
        {t('unpaired.again')}
      </Button>
    </Notice>
  );
}

/** No code can be had just now. It is tried again without a tap. */
export function PairingFailed({ code }: { code: string }) {
  const t = useT('tablet');
  if (code === 'disconnected') {
    return (
      <Notice picture={<OfflinePicture />} title={t('offline.title')}>
        <p>{t('offline.text')}</p>
      </Notice>
    );
  }
  return (
    <Notice picture={<UnpairedPicture />} title={t('unpaired.failed')}>
      <p>{t('unpaired.failedText')}</p>
      <p className={styles.code}>{code}</p>
    </Notice>
  );
}
