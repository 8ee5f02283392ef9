import { CheckBoard } from '@mado/client/check/CheckBoard.tsx';
import { volume } from '@mado/client/devices/volume.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { Button } from '@mado/client/ui/Button.tsx';
import { BackIcon } from '@mado/client/ui/icons/signs.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { CounterView } from '@mado/core/protocol/tablet.ts';
import { useIdleReturn } from '../flow/use-idle-return.ts';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './Check.module.css';

/** A camera that was left on shows a counter to nobody; it goes off by itself. */
const LEFT_AFTER_MS = 10 * 60_000;

/** For the staff: whether this tablet can carry a call, before a visitor stands in front of it. */
export function Check({ counter }: { counter: CounterView | null }) {
  const t = useT('check');
  const { connection, check, server } = useTablet();
  useIdleReturn(check.close, LEFT_AFTER_MS);
  const place = counter === null ? {} : { counter };
  return (
    <Screen name="check" title={t('title')} lang={useLocale()}>
      <StaffStrip canChooseLanguage {...place} />
      <main className={styles.main}>
        <div className={styles.head}>
          <Button kind="quiet" icon={<BackIcon />} onPress={check.close} data-testid="close-check">
            {t('back')}
          </Button>
          <h1 className={styles.title}>{t('title')}</h1>
        </div>
        <CheckBoard
          connection={connection}
          server={server}
          intro={t('intro')}
          percent={useStore(volume)}
          withHandset
          size="counter"
        />
      </main>
    </Screen>
  );
}
