import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import { Spinner } from '@mado/client/ui/Spinner.tsx';
import { usePairing } from '../flow/use-pairing.ts';
import { useWakeLock } from '../flow/use-wake-lock.ts';
import { PairedWith, PairingDenied, PairingFailed } from '../parts/PairingNotices.tsx';
import { PairingCode } from '../parts/PairingCode.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import type { PairingState } from '../flow/pairing.ts';
import styles from './Unpaired.module.css';

/** The server does not know this tablet: it shows a code, and an administrator who sees it makes it known. */
export function Unpaired() {
  const t = useT('tablet');
  const { pairing, again } = usePairing();
  useWakeLock(pairing.state === 'shown');
  return (
    <Screen name="unpaired" title={t('unpaired.title')} lang={useLocale()}>
      <StaffStrip canChooseLanguage />
      <main className={styles.main}>
        <Stage pairing={pairing} onAgain={again} />
      </main>
    </Screen>
  );
}

function Stage({ pairing, onAgain }: { pairing: PairingState; onAgain: () => void }) {
  const t = useT('tablet');
  switch (pairing.state) {
    case 'asking':
      return <Spinner label={t('unpaired.asking')} />;
    case 'shown':
      return <PairingCode {...pairing} />;
    case 'denied':
      return <PairingDenied onAgain={onAgain} />;
    case 'paired':
      return <PairedWith counter={pairing.counter} onTurnedAway={onAgain} />;
    case 'failed':
      return <PairingFailed code={pairing.code} />;
  }
}
