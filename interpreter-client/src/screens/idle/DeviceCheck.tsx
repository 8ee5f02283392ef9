import { DevicePickers } from '@mado/client/devices/DevicePickers.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { CameraIcon, CameraOffIcon } from '@mado/client/ui/icons/call.tsx';
import { VideoTile } from '@mado/client/ui/VideoTile.tsx';
import { useEffect } from 'react';
import { useConsole } from '../../console-context.ts';
import { useDesk } from '../../hooks/use-desk.ts';
import { useProblemText } from '../../hooks/use-problem-text.ts';
import { Card } from '../../parts/Card.tsx';
import styles from './DeviceCheck.module.css';

/** One's own picture and sound, on request only. */
export function DeviceCheck() {
  const t = useT('interpreter');
  const problemText = useProblemText();
  const { desk, check } = useConsole();
  const { local, acquiring, problem, own } = useDesk();
  useEffect(() => () => desk.setPreview(false), [desk]);
  const off = local === null;
  return (
    <Card title={t('check.title')}>
      {off ? (
        <p className={styles.text}>{t('check.text')}</p>
      ) : (
        <>
          <div className={styles.picture}>
            <VideoTile
              stream={local.stream}
              label={t('check.self')}
              mirrored
              muted
              data-testid="preview-video"
            />
          </div>
          <p className={styles.text}>{t('check.hands')}</p>
          <DevicePickers own={own} />
        </>
      )}
      {problem !== null && <Banner kind="error">{problemText(problem)}</Banner>}
      <div className={styles.ways}>
        <Button
          size="small"
          icon={off ? <CameraIcon /> : <CameraOffIcon />}
          isPending={acquiring}
          onPress={() => (problem === null ? desk.setPreview(off) : desk.retry())}
          data-testid="check-devices"
        >
          {off ? t('check.start') : t('check.stop')}
        </Button>
        <Button kind="quiet" size="small" onPress={check.open} data-testid="open-check">
          {t('check.page')}
        </Button>
      </div>
    </Card>
  );
}
