import { useT } from '@mado/client/i18n/in-locale.tsx';
import { VideoTile } from '@mado/client/ui/VideoTile.tsx';
import { useTablet } from '../tablet-context.ts';

/** The own picture, as in a mirror. */
export function SelfVideo() {
  const t = useT('tablet');
  const { media } = useTablet();
  const isOff = media.localStream !== null && !media.cameraOn;
  const words = media.cameraFails ? t('call.cameraFails') : t('call.cameraOff');
  const off = isOff ? { cameraOff: words } : {};
  return (
    <VideoTile
      data-testid="self-video"
      label={t('call.you')}
      stream={media.localStream}
      fit="cover"
      mirrored={media.mirrored}
      muted
      {...off}
    />
  );
}
